-- The digest by e-mail: what was sent to whom, so that nobody gets one twice, and who wants no more.

CREATE TABLE mailing (
  id          INTEGER PRIMARY KEY,
  begun_at    TEXT NOT NULL,
  -- Stories in it, as JSON.
  guids       TEXT NOT NULL,
  -- Absent while somebody has not got it.
  finished_at TEXT
) STRICT;

CREATE TABLE mail_delivery (
  mailing_id INTEGER NOT NULL REFERENCES mailing (id),
  -- Lower case.
  address    TEXT NOT NULL,
  at         TEXT NOT NULL,
  PRIMARY KEY (mailing_id, address)
) STRICT, WITHOUT ROWID;

CREATE TABLE mail_recipient (
  address         TEXT PRIMARY KEY,
  -- Part of the link by which it leaves.
  token           TEXT NOT NULL UNIQUE,
  unsubscribed_at TEXT
) STRICT, WITHOUT ROWID;
