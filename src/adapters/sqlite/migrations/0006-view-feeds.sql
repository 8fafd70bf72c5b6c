-- Views of the archive that somebody reads as a feed, at an address that nobody can guess and that can be taken back.

CREATE TABLE view_feed (
  token      TEXT PRIMARY KEY,
  -- E-mail of who made it.
  owner      TEXT NOT NULL,
  title      TEXT NOT NULL,
  -- What is shown, as the query of the search page.
  query      TEXT NOT NULL,
  created_at TEXT NOT NULL,
  revoked_at TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX view_feed_of_owner ON view_feed (owner, created_at) WHERE revoked_at IS NULL;
