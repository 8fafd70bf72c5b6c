-- The archive from the first day. What publishers said (article, revision), what we make of it (mention, story)
-- and what staff decided (review, decision, theme) are different tables, so that reading a page again can never
-- overwrite an editor. Instants are ISO 8601 UTC text and compare as text; lists are JSON text.

PRAGMA application_id = 1836540209;

CREATE TABLE migration (
  number     INTEGER PRIMARY KEY,
  name       TEXT NOT NULL,
  applied_at TEXT NOT NULL
) STRICT;

-- ------------------------------------------------------------ where we look

CREATE TABLE source_state (
  source_id            TEXT PRIMARY KEY,
  last_polled_at       TEXT,
  last_succeeded_at    TEXT,
  next_due_at          TEXT,
  failure_points       REAL NOT NULL DEFAULT 0,
  consecutive_failures INTEGER NOT NULL DEFAULT 0,
  last_failure         TEXT,
  newest_item_at       TEXT
) STRICT, WITHOUT ROWID;

-- What a server said about the version of a document that we understood last.
CREATE TABLE document (
  url           TEXT PRIMARY KEY,
  etag          TEXT,
  last_modified TEXT,
  body_hash     TEXT,
  understood_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE candidate (
  id                  INTEGER PRIMARY KEY,
  canonical_url       TEXT NOT NULL UNIQUE,
  url                 TEXT NOT NULL,
  host                TEXT NOT NULL,
  source_id           TEXT NOT NULL,
  outlet              TEXT NOT NULL,
  source_language     TEXT,
  guid                TEXT,
  title               TEXT NOT NULL,
  summary             TEXT,
  published_at        TEXT,
  published_precision TEXT CHECK (published_precision IN ('time', 'day')),
  published_from      TEXT,
  language            TEXT,
  authors             TEXT NOT NULL,
  categories          TEXT NOT NULL,
  image_url           TEXT,
  first_seen_at       TEXT NOT NULL,
  next_try_at         TEXT NOT NULL,
  -- Failures in a row that asked for patience: what the pause before the next try grows by.
  delays              INTEGER NOT NULL DEFAULT 0,
  failure_points      REAL NOT NULL DEFAULT 0,
  times_gone          INTEGER NOT NULL DEFAULT 0,
  last_failure        TEXT,
  -- Absent: unread.
  settlement          TEXT CHECK (settlement IN ('read', 'no-hint', 'gone', 'given-up', 'refused')),
  settled_at          TEXT,
  reopened_at         TEXT,
  -- When teaser, authors and categories were dropped; the address is kept for good.
  forgotten_at        TEXT
) STRICT;

CREATE INDEX candidate_unread ON candidate (host, id, next_try_at) WHERE settlement IS NULL;
CREATE INDEX candidate_remembered ON candidate (settled_at) WHERE settlement IS NOT NULL AND forgotten_at IS NULL;
CREATE INDEX candidate_without_hint ON candidate (id) WHERE settlement = 'no-hint' AND forgotten_at IS NULL;

-- A candidate as each source announces it: a headline is compared with what the same source called it before.
CREATE TABLE announcement (
  candidate_id  INTEGER NOT NULL REFERENCES candidate (id),
  source_id     TEXT NOT NULL,
  guid          TEXT,
  title         TEXT NOT NULL,
  published_at  TEXT,
  first_seen_at TEXT NOT NULL,
  PRIMARY KEY (candidate_id, source_id)
) STRICT, WITHOUT ROWID;

-- ------------------------------------------------------------ what publishers said

-- Facts about an article as last read; its words are in its revisions.
CREATE TABLE article (
  id                  INTEGER PRIMARY KEY,
  identity            TEXT NOT NULL UNIQUE,
  url                 TEXT NOT NULL,
  canonical_url       TEXT NOT NULL,
  outlet              TEXT NOT NULL,
  published_at        TEXT,
  published_precision TEXT CHECK (published_precision IN ('time', 'day')),
  published_from      TEXT,
  modified_at         TEXT,
  modified_precision  TEXT CHECK (modified_precision IN ('time', 'day')),
  modified_from       TEXT,
  authors             TEXT NOT NULL,
  section             TEXT,
  language            TEXT,
  image_url           TEXT,
  image_alt           TEXT,
  paywalled           TEXT NOT NULL CHECK (paywalled IN ('yes', 'no', 'unknown')),
  first_seen_at       TEXT NOT NULL,
  read_at             TEXT NOT NULL,
  -- The current revision; absent: the words are forgotten. No REFERENCES: to forget would look through all articles.
  revision_id         INTEGER,
  -- The filter's latest answer, as JSON; absent once the words are forgotten.
  verdict             TEXT,
  -- Since when nothing wants it; absent for mentions and once the words are forgotten.
  unmatched_since     TEXT
) STRICT;

CREATE INDEX article_by_address ON article (canonical_url);
CREATE INDEX article_by_date ON article (published_at) WHERE unmatched_since IS NULL AND revision_id IS NOT NULL;
CREATE INDEX article_unmatched ON article (unmatched_since) WHERE unmatched_since IS NOT NULL;

CREATE TABLE revision (
  id           INTEGER PRIMARY KEY,
  article_id   INTEGER NOT NULL REFERENCES article (id),
  -- SHA-256 of headline, lead and text, in hex.
  content_hash TEXT NOT NULL,
  title        TEXT NOT NULL,
  lead         TEXT,
  text         TEXT NOT NULL,
  seen_at      TEXT NOT NULL,
  UNIQUE (article_id, content_hash)
) STRICT;

-- ------------------------------------------------------------ what we make of it

CREATE TABLE story (
  id                INTEGER PRIMARY KEY,
  guid              TEXT NOT NULL UNIQUE,
  opened_at         TEXT NOT NULL,
  -- Moves when what readers see of it changes.
  updated_at        TEXT NOT NULL,
  -- When it first could be put out; set once.
  released_at       TEXT,
  -- ready: auto may put it out; held: only staff may; withdrawn: nothing in it matches any more.
  standing          TEXT NOT NULL CHECK (standing IN ('ready', 'held', 'withdrawn')),
  representative_id INTEGER REFERENCES article (id),
  -- Publication date of the representative, else when the story was released or opened.
  sort_at           TEXT NOT NULL
) STRICT;

CREATE INDEX story_by_date ON story (sort_at DESC, guid);

CREATE TABLE mention (
  article_id  INTEGER PRIMARY KEY REFERENCES article (id),
  story_id    INTEGER NOT NULL REFERENCES story (id),
  band        TEXT NOT NULL CHECK (band IN ('accept', 'review')),
  score       REAL NOT NULL,
  -- The evidence as JSON.
  verdict     TEXT NOT NULL,
  staff_only  INTEGER NOT NULL CHECK (staff_only IN (0, 1)),
  withdrawn   INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
  -- What the text is recognised by: keys as JSON, signature as little-endian 32-bit integers.
  keys        TEXT NOT NULL,
  signature   BLOB NOT NULL,
  shingles    INTEGER NOT NULL,
  -- How it came into its story, as JSON.
  grouping    TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;

CREATE INDEX mention_of_story ON mention (story_id);

CREATE TABLE fingerprint_key (
  key        TEXT NOT NULL,
  article_id INTEGER NOT NULL REFERENCES mention (article_id),
  PRIMARY KEY (key, article_id)
) STRICT, WITHOUT ROWID;

-- Of mentions only. Diacritics count: oljy is not öljy.
CREATE VIRTUAL TABLE mention_search USING fts5 (
  title, lead, text,
  content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
);

-- ------------------------------------------------------------ what staff decided

CREATE TABLE theme (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL
) STRICT;

-- Absent: staff have not looked at the story yet.
CREATE TABLE review (
  story_id          INTEGER PRIMARY KEY REFERENCES story (id),
  state             TEXT NOT NULL CHECK (state IN ('waiting', 'approved', 'rejected')),
  reason            TEXT,
  headline          TEXT,
  summary           TEXT,
  language_note     TEXT,
  outlet            TEXT,
  theme_id          INTEGER REFERENCES theme (id),
  -- The article that stood for the story when it was approved.
  representative_id INTEGER REFERENCES article (id),
  who               TEXT NOT NULL,
  at                TEXT NOT NULL
) STRICT;

CREATE INDEX review_by_state ON review (state);

CREATE TABLE decision (
  id            INTEGER PRIMARY KEY,
  story_id      INTEGER NOT NULL REFERENCES story (id),
  who           TEXT NOT NULL,
  at            TEXT NOT NULL,
  -- The review before and after, as JSON.
  before        TEXT NOT NULL,
  after         TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  -- SHA-256, in hex, of the previous hash and this row.
  hash          TEXT NOT NULL UNIQUE
) STRICT;

CREATE INDEX decision_of_story ON decision (story_id);

CREATE TRIGGER decision_is_not_changed BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'decisions are never changed: record another one'); END;

CREATE TRIGGER decision_is_not_removed BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'decisions are never removed: record another one'); END;

-- ------------------------------------------------------------ housekeeping

CREATE TABLE robots (
  origin      TEXT PRIMARY KEY,
  fetched_at  TEXT NOT NULL,
  text        TEXT,
  unreachable INTEGER NOT NULL CHECK (unreachable IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE request_count (
  day      TEXT NOT NULL,
  host     TEXT NOT NULL,
  requests INTEGER NOT NULL,
  PRIMARY KEY (day, host)
) STRICT, WITHOUT ROWID;

CREATE TABLE host_block (
  host          TEXT PRIMARY KEY,
  blocked_until TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE lease (
  name        TEXT PRIMARY KEY,
  holder      TEXT NOT NULL,
  lease_until TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE run (
  id          TEXT PRIMARY KEY,
  started_at  TEXT NOT NULL,
  finished_at TEXT NOT NULL,
  report      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX run_by_time ON run (started_at);
