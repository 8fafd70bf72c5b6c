-- Who may use the review desk. Passwords and session tokens are here as hashes only, so that a stolen copy of the
-- file opens no door.

CREATE TABLE account (
  email         TEXT PRIMARY KEY,
  name          TEXT NOT NULL,
  role          TEXT NOT NULL CHECK (role IN ('viewer', 'editor', 'admin')),
  password_hash TEXT NOT NULL,
  added_at      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  id         INTEGER PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  email      TEXT NOT NULL REFERENCES account (email) ON DELETE CASCADE,
  opened_at  TEXT NOT NULL,
  ends_at    TEXT NOT NULL,
  -- Written at most every five minutes: reading a page is no reason to write to the disk.
  seen_at    TEXT NOT NULL,
  secret     TEXT NOT NULL,
  device     TEXT NOT NULL
) STRICT;

CREATE INDEX session_of_account ON session (email);

-- Failed sign-ins that are not forgotten yet, for an e-mail or an address.
CREATE TABLE sign_in_attempt (
  kind     TEXT NOT NULL CHECK (kind IN ('email', 'address')),
  value    TEXT NOT NULL,
  failures INTEGER NOT NULL,
  last_at  TEXT NOT NULL,
  PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;

CREATE INDEX sign_in_attempt_by_age ON sign_in_attempt (last_at);
