-- How sources are: what they gave day by day, since when they have been well or not, what staff were told, whom staff
-- paused, and the pages by which a source that broke can be mended. And how often each is asked by what it publishes.

-- What one source gave on one day in UTC; kept for two months.
CREATE TABLE source_day (
  source_id TEXT NOT NULL,
  day       TEXT NOT NULL,
  polls     INTEGER NOT NULL,
  failures  INTEGER NOT NULL,
  -- Documents that were understood; one that had not changed is none.
  documents INTEGER NOT NULL,
  announced INTEGER NOT NULL,
  titled    INTEGER NOT NULL,
  dated     INTEGER NOT NULL,
  fresh     INTEGER NOT NULL,
  accepted  INTEGER NOT NULL,
  to_review INTEGER NOT NULL,
  PRIMARY KEY (source_id, day)
) STRICT, WITHOUT ROWID;

CREATE INDEX source_day_by_day ON source_day (day);

-- What came of the last passes that asked a source or read articles of it, as JSON.
CREATE TABLE source_report (
  source_id TEXT NOT NULL,
  at        TEXT NOT NULL,
  report    TEXT NOT NULL,
  PRIMARY KEY (source_id, at)
) STRICT, WITHOUT ROWID;

-- As it was at the end of the last pass.
CREATE TABLE source_condition (
  source_id TEXT PRIMARY KEY,
  condition TEXT NOT NULL CHECK (condition IN ('working', 'quiet', 'broken', 'refused', 'paused', 'not-asked')),
  since     TEXT NOT NULL,
  -- As JSON: a code and its facts.
  reason    TEXT NOT NULL,
  -- The condition that staff heard of last; absent: of none.
  told      TEXT
) STRICT, WITHOUT ROWID;

-- A row for each source that is not to be asked.
CREATE TABLE source_control (
  source_id TEXT PRIMARY KEY,
  paused_at TEXT NOT NULL,
  paused_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The last page that was understood, the first of its day, and the last one that was not.
CREATE TABLE source_page (
  source_id    TEXT NOT NULL,
  kind         TEXT NOT NULL CHECK (kind IN ('good', 'bad')),
  at           TEXT NOT NULL,
  url          TEXT NOT NULL,
  status       INTEGER NOT NULL,
  content_type TEXT,
  -- The first bytes of it, packed by gzip.
  body         BLOB NOT NULL,
  PRIMARY KEY (source_id, kind)
) STRICT;

-- Minutes between two polls, as they came out of what the source publishes; absent: as sources.yaml says.
ALTER TABLE source_state ADD COLUMN interval_minutes REAL;
-- The shortest time in which everything in its document was replaced, lately.
ALTER TABLE source_state ADD COLUMN turnover_minutes REAL;
