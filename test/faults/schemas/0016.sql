PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE migration (
  number     INTEGER PRIMARY KEY,
  name       TEXT NOT NULL,
  applied_at TEXT NOT NULL
) STRICT;
INSERT INTO migration VALUES(1,'0001-archive.sql','2026-03-02T06:00:00.000Z');
INSERT INTO migration VALUES(2,'0002-stories.sql','2026-03-02T06:00:00.000Z');
INSERT INTO migration VALUES(3,'0003-accounts.sql','2026-03-02T06:00:00.000Z');
INSERT INTO migration VALUES(4,'0004-desk.sql','2026-03-02T06:00:00.000Z');
INSERT INTO migration VALUES(5,'0005-mailings.sql','2026-03-02T06:00:00.000Z');
INSERT INTO migration VALUES(6,'0006-view-feeds.sql','2026-03-02T06:00:00.000Z');
INSERT INTO migration VALUES(7,'0007-recall.sql','2026-03-02T06:00:00.000Z');
INSERT INTO migration VALUES(8,'0008-composer.sql','2026-03-02T06:00:00.000Z');
INSERT INTO migration VALUES(9,'0009-links.sql','2026-03-02T06:00:00.000Z');
INSERT INTO migration VALUES(10,'0010-source-health.sql','2026-03-02T06:00:00.000Z');
INSERT INTO migration VALUES(11,'0011-text-bands.sql','2026-03-02T06:00:00.000Z');
INSERT INTO migration VALUES(12,'0012-feature-periods.sql','2026-03-02T06:00:00.000Z');
INSERT INTO migration VALUES(13,'0013-decided-by-date.sql','2026-03-02T06:00:00.000Z');
INSERT INTO migration VALUES(14,'0014-undated-by-first-sight.sql','2026-03-02T06:00:00.000Z');
INSERT INTO migration VALUES(15,'0015-search-in-bounded-time.sql','2026-03-02T06:00:00.000Z');
INSERT INTO migration VALUES(16,'0016-unread-by-source.sql','2026-03-02T06:00:00.000Z');
CREATE TABLE source_state (
  source_id            TEXT PRIMARY KEY,
  last_polled_at       TEXT,
  last_succeeded_at    TEXT,
  next_due_at          TEXT,
  failure_points       REAL NOT NULL DEFAULT 0,
  consecutive_failures INTEGER NOT NULL DEFAULT 0,
  last_failure         TEXT,
  newest_item_at       TEXT
, interval_minutes REAL, turnover_minutes REAL) STRICT, WITHOUT ROWID;
INSERT INTO source_state VALUES('one','2026-03-02T19:00:00.000Z','2026-03-02T19:00:00.000Z','2026-03-02T19:30:00.000Z',0.0,0,NULL,'2026-03-02T19:00:00.000Z',45.500000000000000001,660.0);
CREATE TABLE document (
  url           TEXT PRIMARY KEY,
  etag          TEXT,
  last_modified TEXT,
  body_hash     TEXT,
  understood_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO document VALUES('https://one.example/feed.xml','"2026-03-02T19:00:00.000Z"',NULL,'abc','2026-03-02T19:00:00.000Z');
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
INSERT INTO candidate VALUES(1,'https://one.example/mention','https://one.example/mention','one.example','one','Outlet one','fi',NULL,'Headline of https://one.example/mention','Teaser','2026-03-02T19:00:00.000Z','time','feed',NULL,'[]','[]',NULL,'2026-03-02T06:00:00.000Z','2026-03-02T19:00:00.000Z',0,0.0,0,NULL,'read','2026-03-02T19:00:00.000Z','2026-03-02T19:00:00.000Z',NULL);
INSERT INTO candidate VALUES(2,'https://one.example/copy','https://one.example/copy','one.example','one','Outlet one','fi',NULL,'Headline of https://one.example/copy','Teaser','2026-03-02T19:00:00.000Z','time','feed',NULL,'[]','[]',NULL,'2026-03-02T06:00:00.000Z','2026-03-02T19:00:00.000Z',0,0.0,0,NULL,'read','2026-03-02T19:00:00.000Z','2026-03-02T19:00:00.000Z',NULL);
INSERT INTO candidate VALUES(3,'https://one.example/nothing','https://one.example/nothing','one.example','one','Outlet one','fi',NULL,'Headline of https://one.example/nothing','Teaser','2026-03-02T19:00:00.000Z','time','feed',NULL,'[]','[]',NULL,'2026-03-02T06:00:00.000Z','2026-03-02T19:00:00.000Z',0,0.0,0,NULL,'read','2026-03-02T19:00:00.000Z','2026-03-02T19:00:00.000Z',NULL);
INSERT INTO candidate VALUES(4,'https://one.example/gone','https://one.example/gone','one.example','one','Outlet one','fi',NULL,'Headline of https://one.example/gone','Teaser','2026-03-02T19:00:00.000Z','time','feed',NULL,'[]','[]',NULL,'2026-03-02T06:00:00.000Z','2026-03-02T21:00:00.000Z',2,1.0,2,'{"reason":"gone","message":"timed out after 30 s","retry":"later","status":404}','gone','2026-03-02T19:00:00.000Z',NULL,NULL);
INSERT INTO candidate VALUES(5,'https://one.example/closed','https://one.example/closed','one.example','one','Outlet one','fi',NULL,'Headline of https://one.example/closed','Teaser','2026-03-02T19:00:00.000Z','time','feed',NULL,'[]','[]',NULL,'2026-03-02T06:00:00.000Z','2026-03-02T19:00:00.000Z',0,0.0,0,NULL,'no-hint','2026-03-02T19:00:00.000Z','2026-03-02T19:00:00.000Z',NULL);
CREATE TABLE announcement (
  candidate_id  INTEGER NOT NULL REFERENCES candidate (id),
  source_id     TEXT NOT NULL,
  guid          TEXT,
  title         TEXT NOT NULL,
  published_at  TEXT,
  first_seen_at TEXT NOT NULL,
  PRIMARY KEY (candidate_id, source_id)
) STRICT, WITHOUT ROWID;
INSERT INTO announcement VALUES(1,'one',NULL,'Headline of https://one.example/mention','2026-03-02T19:00:00.000Z','2026-03-02T06:00:00.000Z');
INSERT INTO announcement VALUES(2,'one',NULL,'Headline of https://one.example/copy','2026-03-02T19:00:00.000Z','2026-03-02T06:00:00.000Z');
INSERT INTO announcement VALUES(3,'one',NULL,'Headline of https://one.example/nothing','2026-03-02T19:00:00.000Z','2026-03-02T06:00:00.000Z');
INSERT INTO announcement VALUES(4,'one',NULL,'Headline of https://one.example/gone','2026-03-02T19:00:00.000Z','2026-03-02T06:00:00.000Z');
INSERT INTO announcement VALUES(5,'one',NULL,'Headline of https://one.example/closed','2026-03-02T19:00:00.000Z','2026-03-02T06:00:00.000Z');
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
INSERT INTO article VALUES(1,'one.example/mention','https://one.example/mention','https://one.example/mention','Outlet one','2026-03-02T03:00:00.000Z','time','feed',NULL,NULL,NULL,'["Aino Esimerkki"]',NULL,'en',NULL,NULL,'no','2026-03-02T06:00:00.000Z','2026-03-02T19:00:00.000Z',1,'{"verdict":"accept","score":12,"language":"en","topics":[{"id":"batteries","score":12,"verdict":"accept","matches":[]}],"lexicon":"lexicon-1"}',NULL);
INSERT INTO article VALUES(2,'one.example/copy','https://one.example/copy','https://one.example/copy','Outlet one','2026-03-02T03:00:00.000Z','time','feed',NULL,NULL,NULL,'["Aino Esimerkki"]',NULL,'en',NULL,NULL,'no','2026-03-02T06:00:00.000Z','2026-03-02T19:00:00.000Z',2,'{"verdict":"accept","score":12,"language":"en","topics":[{"id":"batteries","score":12,"verdict":"accept","matches":[]}],"lexicon":"lexicon-1"}',NULL);
INSERT INTO article VALUES(3,'one.example/nothing','https://one.example/nothing','https://one.example/nothing','Outlet one','2026-03-02T03:00:00.000Z','time','feed',NULL,NULL,NULL,'["Aino Esimerkki"]',NULL,'en',NULL,NULL,'no','2026-03-02T06:00:00.000Z','2026-03-02T19:00:00.000Z',3,'{"verdict":"reject","score":0,"topics":[],"lexicon":"lexicon-1"}','2026-03-02T19:00:00.000Z');
INSERT INTO article VALUES(4,'one.example/lone','https://one.example/lone','https://one.example/lone','Outlet one','2026-03-02T03:00:00.000Z','time','feed',NULL,NULL,NULL,'["Aino Esimerkki"]',NULL,'en',NULL,NULL,'no','2026-03-02T06:00:00.000Z','2026-03-02T19:00:00.000Z',4,'{"verdict":"accept","score":12,"language":"en","topics":[{"id":"batteries","score":12,"verdict":"accept","matches":[]}],"lexicon":"lexicon-1"}',NULL);
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
INSERT INTO revision VALUES(1,1,'95c98750e72a685776bc00e19e0d7aaa8fb58ae7a3a8cc8fccacbe1621d06d1b','Headline of https://one.example/mention','A plant for recycling batteries is planned by the harbour.',replace('The plant would employ eighty people.\n\nA decision is expected in autumn.','\n',char(10)),'2026-03-02T06:00:00.000Z');
INSERT INTO revision VALUES(2,2,'e15d99f44f7cb38d0006cc5c3069f1a8944bb8457821cee6d27d08bde76434f5','Headline of https://one.example/copy','A plant for recycling batteries is planned by the harbour.',replace('The plant would employ eighty people.\n\nA decision is expected in autumn.','\n',char(10)),'2026-03-02T06:00:00.000Z');
INSERT INTO revision VALUES(3,3,'d983810a483cba8ff0628fed9d230add453301f1d7f6d04eeb34ba13e0c9e47d','Headline of https://one.example/nothing','A plant for recycling batteries is planned by the harbour.',replace('The plant would employ eighty people.\n\nA decision is expected in autumn.','\n',char(10)),'2026-03-02T06:00:00.000Z');
INSERT INTO revision VALUES(4,4,'d4','A harbour',NULL,'The harbour is dredged for ore.','2026-03-02T20:00:00.000Z');
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
, first_day INTEGER NOT NULL DEFAULT 0, last_day INTEGER NOT NULL DEFAULT 0, merged_into INTEGER REFERENCES story (id), merged_because TEXT, put_out INTEGER NOT NULL DEFAULT 0 CHECK (put_out IN (0, 1)), decision_id INTEGER NOT NULL DEFAULT 0, decided INTEGER NOT NULL DEFAULT 0 CHECK (decided IN (0, 1)), state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'approved', 'rejected'))) STRICT;
INSERT INTO story VALUES(1,'guid:https://one.example/mention','2026-03-02T06:00:00.000Z','2026-03-02T20:00:00.000Z','2026-03-02T06:00:00.000Z','ready',2,'2026-03-02T03:00:00.000Z',20514,20514,NULL,NULL,0,1,1,'approved');
INSERT INTO story VALUES(2,'guid:https://one.example/lone','2026-03-02T06:00:00.000Z','2026-03-02T20:00:00.000Z',NULL,'held',4,'2026-03-02T03:00:00.000Z',20514,20514,NULL,NULL,0,0,0,'waiting');
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
, day INTEGER NOT NULL DEFAULT 0, origin TEXT, features TEXT NOT NULL DEFAULT '[]') STRICT;
INSERT INTO mention VALUES(1,1,'accept',12.0,'{"verdict":"accept","score":12,"language":"en","topics":[{"id":"batteries","score":12,"verdict":"accept","matches":[]}],"lexicon":"lexicon-1"}',0,0,'["text:plant","url:https://one.example/mention"]',X'010000000200000003000000',20,'{"kind":"new-story","guid":"guid:https://one.example/mention"}','2026-03-02T06:00:00.000Z',20514,NULL,'[]');
INSERT INTO mention VALUES(2,1,'accept',12.0,'{"verdict":"accept","score":12,"language":"en","topics":[{"id":"batteries","score":12,"verdict":"accept","matches":[]}],"lexicon":"lexicon-1"}',0,0,'["text:plant","url:https://one.example/copy"]',X'010000000200000003000000',20,'{"kind":"joins","storyId":1,"articleId":1,"relation":"same-text","similarity":1,"reasons":[]}','2026-03-02T06:00:00.000Z',20514,NULL,'[]');
INSERT INTO mention VALUES(4,2,'review',4.0,'{"verdict":"accept","score":12,"language":"en","topics":[{"id":"batteries","score":12,"verdict":"accept","matches":[]}],"lexicon":"lexicon-1"}',0,0,'["url:https://one.example/lone"]',X'010000000200000003000000',20,'{"kind":"new-story","guid":"guid:https://one.example/lone"}','2026-03-02T06:00:00.000Z',20514,'One','["company:akku"]');
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','mention_search','mention_search',0,'CREATE VIRTUAL TABLE mention_search USING fts5 (
  title, lead, text,
  content = '''', contentless_delete = 1, tokenize = ''unicode61 remove_diacritics 0''
)');
CREATE TABLE IF NOT EXISTS 'mention_search_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO mention_search_data VALUES(1,X'030e141e');
INSERT INTO mention_search_data VALUES(10,X'00000000ff0000010103030003010101010100000102010102020000010301010303000001');
INSERT INTO mention_search_data VALUES(137438953473,X'0000011c023061010c01010201020802057574756d6e010601020d01096261747465726965730106010106020179010601010901086465636973696f6e01060102090106656967687479010601020602056d706c6f790106010205020678616d706c650102060306706563746564010601020b0103666f7201060101040107686172626f7572010601010b02076561646c696e650102020204747470730102040102696e010601020c020173010c01010701020a01076d656e74696f6e01020701026f6601020302026e65010205010670656f706c65010601020702066c616e6e65640106010108050174010c010103010203010972656379636c696e6701060101050103746865010c01010a0102020105776f756c640106010204040b0c10080f0d0c0b0d0a0e0c09090b0c07070d0d0b100d');
INSERT INTO mention_search_data VALUES(274877906945,X'00000119023061020c01010201020802057574756d6e020601020d0109626174746572696573020601010602017902060101090104636f707902020701086465636973696f6e02060102090106656967687479020601020602056d706c6f790206010205020678616d706c650202060306706563746564020601020b0103666f7202060101040107686172626f7572020601010b02076561646c696e650202020204747470730202040102696e020601020c020173020c01010701020a01026f6602020302026e65020205010670656f706c65020601020702066c616e6e65640206010108050174020c010103010203010972656379636c696e6702060101050103746865020c01010a0102020105776f756c640206010204040b0c1008090f0d0c0b0d0a0e0c09090b07070d0d0b100d');
INSERT INTO mention_search_data VALUES(412316860417,X'0000004e02306104020201076472656467656404060102050103666f7204060102060107686172626f757204080301020301026973040601020401036f726504060102070103746865040601020204060e0a0f090a');
CREATE TABLE IF NOT EXISTS 'mention_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO mention_search_idx VALUES(1,X'',2);
INSERT INTO mention_search_idx VALUES(2,X'',2);
INSERT INTO mention_search_idx VALUES(3,X'',2);
CREATE TABLE IF NOT EXISTS 'mention_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
INSERT INTO mention_search_docsize VALUES(1,X'060a0c',1);
INSERT INTO mention_search_docsize VALUES(2,X'060a0c',2);
INSERT INTO mention_search_docsize VALUES(4,X'020006',3);
CREATE TABLE IF NOT EXISTS 'mention_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO mention_search_config VALUES('version',4);
CREATE TABLE theme (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL
) STRICT;
INSERT INTO theme VALUES(1,'Plants',0);
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
, snoozed_until TEXT, date TEXT, image_url TEXT, image_alt TEXT, url TEXT) STRICT;
INSERT INTO review VALUES(1,'approved',NULL,'A plant',NULL,NULL,NULL,1,2,'aino','2026-03-02T20:00:00.000Z',NULL,NULL,NULL,NULL,'https://one.example/ours');
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
, other_id INTEGER REFERENCES story (id)) STRICT;
INSERT INTO decision VALUES(1,1,'aino','2026-03-02T20:00:00.000Z','{"state":"waiting"}','{"state":"approved","headline":"A plant","theme":"Plants","representativeId":2}','0000000000000000000000000000000000000000000000000000000000000000','23e2b5b1d426d84b27afc2427671c1ebda830b79713cb3a0bb51d187c6fce2cc',NULL);
CREATE TABLE robots (
  origin      TEXT PRIMARY KEY,
  fetched_at  TEXT NOT NULL,
  text        TEXT,
  unreachable INTEGER NOT NULL CHECK (unreachable IN (0, 1))
) STRICT, WITHOUT ROWID;
INSERT INTO robots VALUES('https://one.example','2026-03-02T20:00:00.000Z','User-agent: *',0);
CREATE TABLE request_count (
  day      TEXT NOT NULL,
  host     TEXT NOT NULL,
  requests INTEGER NOT NULL,
  PRIMARY KEY (day, host)
) STRICT, WITHOUT ROWID;
INSERT INTO request_count VALUES('2026-03-02','one.example',6);
CREATE TABLE host_block (
  host          TEXT PRIMARY KEY,
  blocked_until TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO host_block VALUES('two.example','2026-03-09T06:00:00.000Z');
CREATE TABLE lease (
  name        TEXT PRIMARY KEY,
  holder      TEXT NOT NULL,
  lease_until TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO lease VALUES('mail','elsewhere:1','2026-03-01T06:00:00.000Z');
CREATE TABLE run (
  id          TEXT PRIMARY KEY,
  started_at  TEXT NOT NULL,
  finished_at TEXT NOT NULL,
  report      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO run VALUES('2026-03-02T20:00:00.000Z','2026-03-02T20:00:00.000Z','2026-03-02T20:00:00.000Z','{"id":"2026-03-02T20:00:00.000Z","startedAt":"2026-03-02T20:00:00.000Z","finishedAt":"2026-03-02T20:00:00.000Z","outcome":"done","requests":6,"bytes":900,"waiting":1,"sources":[],"published":1}');
CREATE TABLE feature (
  id              INTEGER PRIMARY KEY,
  feature         TEXT NOT NULL UNIQUE,
  articles        INTEGER NOT NULL,
  articles_before INTEGER NOT NULL,
  pass            INTEGER NOT NULL
) STRICT;
INSERT INTO feature VALUES(1,'company:akku',1,1,1);
CREATE TABLE feature_total (
  one             INTEGER PRIMARY KEY CHECK (one = 1),
  pass            INTEGER NOT NULL,
  articles        INTEGER NOT NULL,
  articles_before INTEGER NOT NULL
) STRICT;
INSERT INTO feature_total VALUES(1,1,1,0);
CREATE TABLE suggestion (
  article_id INTEGER NOT NULL REFERENCES mention (article_id),
  other_id   INTEGER NOT NULL REFERENCES mention (article_id),
  similarity REAL NOT NULL,
  reasons    TEXT NOT NULL,
  PRIMARY KEY (article_id, other_id),
  CHECK (article_id < other_id)
) STRICT, WITHOUT ROWID;
INSERT INTO suggestion VALUES(2,4,0.5,'[]');
CREATE TABLE kept_apart (
  article_id  INTEGER NOT NULL REFERENCES mention (article_id),
  other_id    INTEGER NOT NULL REFERENCES mention (article_id),
  PRIMARY KEY (article_id, other_id)
) STRICT, WITHOUT ROWID;
INSERT INTO kept_apart VALUES(1,4);
INSERT INTO kept_apart VALUES(4,1);
CREATE TABLE account (
  email         TEXT PRIMARY KEY,
  name          TEXT NOT NULL,
  role          TEXT NOT NULL CHECK (role IN ('viewer', 'editor', 'admin')),
  password_hash TEXT NOT NULL,
  added_at      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO account VALUES('aino@example.org','Aino','admin','no password opens this','2026-03-02T20:00:00.000Z');
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
INSERT INTO session VALUES(1,'no token has this hash','aino@example.org','2026-03-02T20:00:00.000Z','2026-03-09T06:00:00.000Z','2026-03-02T20:00:00.000Z','s','Desk');
CREATE TABLE sign_in_attempt (
  kind     TEXT NOT NULL CHECK (kind IN ('email', 'address')),
  value    TEXT NOT NULL,
  failures INTEGER NOT NULL,
  last_at  TEXT NOT NULL,
  PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;
INSERT INTO sign_in_attempt VALUES('email','aino@example.org',2,'2026-03-02T20:00:00.000Z');
CREATE TABLE mention_tag (
  kind       TEXT NOT NULL CHECK (kind IN ('topic', 'member', 'outlet', 'language')),
  value      TEXT NOT NULL,
  -- `2024-04-24`: published, else found.
  day        TEXT NOT NULL,
  article_id INTEGER NOT NULL REFERENCES mention (article_id),
  PRIMARY KEY (kind, value, day, article_id)
) STRICT, WITHOUT ROWID;
INSERT INTO mention_tag VALUES('language','en','2026-03-02',1);
INSERT INTO mention_tag VALUES('outlet','Outlet one','2026-03-02',1);
INSERT INTO mention_tag VALUES('topic','batteries','2026-03-02',1);
INSERT INTO mention_tag VALUES('language','en','2026-03-02',2);
INSERT INTO mention_tag VALUES('outlet','Outlet one','2026-03-02',2);
INSERT INTO mention_tag VALUES('topic','batteries','2026-03-02',2);
INSERT INTO mention_tag VALUES('outlet','Outlet one','2026-03-02',4);
CREATE TABLE mailing (
  id          INTEGER PRIMARY KEY,
  begun_at    TEXT NOT NULL,
  -- Stories in it, as JSON.
  guids       TEXT NOT NULL,
  -- Absent while somebody has not got it.
  finished_at TEXT
) STRICT;
INSERT INTO mailing VALUES(1,'2026-03-02T20:00:00.000Z','["guid:https://one.example/mention"]',NULL);
CREATE TABLE mail_delivery (
  mailing_id INTEGER NOT NULL REFERENCES mailing (id),
  -- Lower case.
  address    TEXT NOT NULL,
  at         TEXT NOT NULL,
  PRIMARY KEY (mailing_id, address)
) STRICT, WITHOUT ROWID;
INSERT INTO mail_delivery VALUES(1,'aino@example.org','2026-03-02T20:00:00.000Z');
CREATE TABLE mail_recipient (
  address         TEXT PRIMARY KEY,
  -- Part of the link by which it leaves.
  token           TEXT NOT NULL UNIQUE,
  unsubscribed_at TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO mail_recipient VALUES('aino@example.org','a-token',NULL);
INSERT INTO mail_recipient VALUES('onni@example.org','b-token','2026-03-02T20:00:00.000Z');
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
INSERT INTO view_feed VALUES('a-view','aino@example.org','Plants','q=plant','2026-03-02T20:00:00.000Z',NULL);
CREATE TABLE recall_check (
  article_id INTEGER PRIMARY KEY REFERENCES article (id),
  -- 1: it should have been found.
  is_miss    INTEGER NOT NULL CHECK (is_miss IN (0, 1)),
  -- Drawn by chance (`2024-W17`), so that it counts for the estimate; absent for a near miss.
  week       TEXT,
  who        TEXT NOT NULL,
  at         TEXT NOT NULL
) STRICT;
INSERT INTO recall_check VALUES(3,1,'2026-W10','aino','2026-03-02T20:00:00.000Z');
CREATE TABLE digest_order (
  story_id INTEGER PRIMARY KEY REFERENCES story (id),
  -- Milliseconds since 1970: it stands as if it had been published then.
  rank     INTEGER NOT NULL
) STRICT;
INSERT INTO digest_order VALUES(1,1772488800000);
CREATE TABLE digest_export (
  id     INTEGER PRIMARY KEY,
  at     TEXT NOT NULL,
  who    TEXT NOT NULL,
  format TEXT NOT NULL
) STRICT;
INSERT INTO digest_export VALUES(1,'2026-03-02T20:00:00.000Z','aino','html');
CREATE TABLE digest_export_story (
  story_id  INTEGER NOT NULL REFERENCES story (id),
  export_id INTEGER NOT NULL REFERENCES digest_export (id),
  -- 1: it was left out on purpose, so it is not new any more either.
  left_out  INTEGER NOT NULL CHECK (left_out IN (0, 1)),
  PRIMARY KEY (story_id, export_id)
) STRICT, WITHOUT ROWID;
INSERT INTO digest_export_story VALUES(1,1,0);
CREATE TABLE link_check (
  article_id      INTEGER PRIMARY KEY REFERENCES article (id),
  next_check_at   TEXT NOT NULL,
  -- Absent: not looked at yet.
  checked_at      TEXT,
  -- What is sure; what the last look showed may be otherwise until it was shown so often enough.
  state           TEXT NOT NULL DEFAULT 'ok'
                  CHECK (state IN ('ok', 'moved', 'paywalled', 'gone', 'withdrawn', 'unreachable')),
  found           TEXT NOT NULL DEFAULT 'ok'
                  CHECK (found IN ('ok', 'moved', 'paywalled', 'gone', 'withdrawn', 'unreachable')),
  misses          INTEGER NOT NULL DEFAULT 0,
  status          INTEGER,
  moved_to        TEXT,
  -- As JSON: what the server said of the version that was seen last.
  validators      TEXT NOT NULL DEFAULT '{}',
  -- The state that staff need not be told of any more.
  dismissed_state TEXT,
  dismissed_by    TEXT,
  dismissed_at    TEXT
) STRICT;
INSERT INTO link_check VALUES(1,'2026-03-03T19:00:00.000Z','2026-03-02T20:00:00.000Z','moved','moved',2,301,'https://one.example/new','{}','moved','aino','2026-03-02T20:00:00.000Z');
INSERT INTO link_check VALUES(2,'2026-03-03T19:00:00.000Z',NULL,'ok','ok',0,NULL,NULL,'{}',NULL,NULL,NULL);
CREATE TABLE page_copy (
  id          INTEGER PRIMARY KEY,
  article_id  INTEGER NOT NULL REFERENCES article (id),
  at          TEXT NOT NULL,
  url         TEXT NOT NULL,
  file        TEXT NOT NULL,
  byte_offset INTEGER NOT NULL,
  byte_length INTEGER NOT NULL
) STRICT;
INSERT INTO page_copy VALUES(1,1,'2026-03-02T20:00:00.000Z','https://one.example/mention','2026-03.warc.gz',400,900);
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
INSERT INTO source_day VALUES('one','2026-03-02',2,0,2,10,10,10,5,2,0);
CREATE TABLE source_report (
  source_id TEXT NOT NULL,
  at        TEXT NOT NULL,
  report    TEXT NOT NULL,
  PRIMARY KEY (source_id, at)
) STRICT, WITHOUT ROWID;
INSERT INTO source_report VALUES('one','2026-03-02T20:00:00.000Z','{"sourceId":"one","outcome":"polled","announced":5,"fresh":5,"dropped":{},"read":3,"withoutHint":1,"unread":{"gone":1},"accepted":2,"toReview":0,"consecutiveFailures":0}');
CREATE TABLE source_condition (
  source_id TEXT PRIMARY KEY,
  condition TEXT NOT NULL CHECK (condition IN ('working', 'quiet', 'broken', 'refused', 'paused', 'not-asked')),
  since     TEXT NOT NULL,
  -- As JSON: a code and its facts.
  reason    TEXT NOT NULL,
  -- The condition that staff heard of last; absent: of none.
  told      TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO source_condition VALUES('one','paused','2026-03-02T20:00:00.000Z','{"code":"paused","at":"2026-03-02T20:00:00.000Z","by":"aino"}',NULL);
CREATE TABLE source_control (
  source_id TEXT PRIMARY KEY,
  paused_at TEXT NOT NULL,
  paused_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO source_control VALUES('one','2026-03-02T20:00:00.000Z','aino');
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
INSERT INTO source_page VALUES('one','good','2026-03-02T20:00:00.000Z','https://one.example/feed.xml',200,'text/xml',X'1f8b');
CREATE TABLE text_band (
  period     INTEGER NOT NULL,
  band       INTEGER NOT NULL,
  day        INTEGER NOT NULL,
  article_id INTEGER NOT NULL REFERENCES mention (article_id),
  PRIMARY KEY (period, band, day, article_id)
) STRICT, WITHOUT ROWID;
INSERT INTO text_band VALUES(320,1,20514,4);
CREATE TABLE fingerprint_key (
  key        TEXT NOT NULL,
  day        INTEGER NOT NULL,
  article_id INTEGER NOT NULL REFERENCES mention (article_id),
  PRIMARY KEY (key, day, article_id)
) STRICT, WITHOUT ROWID;
INSERT INTO fingerprint_key VALUES('text:plant',20514,1);
INSERT INTO fingerprint_key VALUES('text:plant',20514,2);
INSERT INTO fingerprint_key VALUES('url:https://one.example/copy',20514,2);
INSERT INTO fingerprint_key VALUES('url:https://one.example/lone',20514,4);
INSERT INTO fingerprint_key VALUES('url:https://one.example/mention',20514,1);
CREATE TABLE mention_feature (
  period     INTEGER NOT NULL,
  feature_id INTEGER NOT NULL,
  day        INTEGER NOT NULL,
  article_id INTEGER NOT NULL REFERENCES mention (article_id),
  PRIMARY KEY (period, feature_id, day, article_id)
) STRICT, WITHOUT ROWID;
INSERT INTO mention_feature VALUES(320,1,20514,4);
CREATE TABLE story_count (
  state   TEXT PRIMARY KEY CHECK (state IN ('approved', 'rejected')),
  stories INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO story_count VALUES('approved',1);
INSERT INTO story_count VALUES('rejected',0);
CREATE INDEX candidate_unread ON candidate (host, id, next_try_at) WHERE settlement IS NULL;
CREATE INDEX candidate_remembered ON candidate (settled_at) WHERE settlement IS NOT NULL AND forgotten_at IS NULL;
CREATE INDEX candidate_without_hint ON candidate (id) WHERE settlement = 'no-hint' AND forgotten_at IS NULL;
CREATE INDEX article_by_address ON article (canonical_url);
CREATE INDEX article_by_date ON article (published_at) WHERE unmatched_since IS NULL AND revision_id IS NOT NULL;
CREATE INDEX article_unmatched ON article (unmatched_since) WHERE unmatched_since IS NOT NULL;
CREATE INDEX story_by_date ON story (sort_at DESC, guid);
CREATE INDEX review_by_state ON review (state);
CREATE INDEX decision_of_story ON decision (story_id);
CREATE TRIGGER decision_is_not_changed BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'decisions are never changed: record another one'); END;
CREATE TRIGGER decision_is_not_removed BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'decisions are never removed: record another one'); END;
CREATE INDEX run_by_time ON run (started_at);
CREATE INDEX story_merged ON story (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX suggestion_of_other ON suggestion (other_id);
CREATE INDEX review_snoozed ON review (snoozed_until) WHERE snoozed_until IS NOT NULL;
CREATE INDEX decision_of_other ON decision (other_id) WHERE other_id IS NOT NULL;
CREATE INDEX session_of_account ON session (email);
CREATE INDEX sign_in_attempt_by_age ON sign_in_attempt (last_at);
CREATE INDEX mention_tag_of_article ON mention_tag (article_id, kind, value);
CREATE INDEX mention_by_score ON mention (score DESC, article_id) WHERE withdrawn = 0;
CREATE TRIGGER review_decides AFTER INSERT ON review
BEGIN UPDATE story SET decided = (NEW.state <> 'waiting') WHERE id = NEW.story_id; END;
CREATE TRIGGER review_decides_otherwise AFTER UPDATE OF state ON review
BEGIN UPDATE story SET decided = (NEW.state <> 'waiting') WHERE id = NEW.story_id; END;
CREATE TRIGGER review_is_taken_back AFTER DELETE ON review
BEGIN UPDATE story SET decided = 0 WHERE id = OLD.story_id; END;
CREATE INDEX story_waiting ON story (sort_at DESC, guid)
WHERE decided = 0 AND merged_into IS NULL AND standing <> 'withdrawn';
CREATE INDEX story_held ON story (id) WHERE decided = 0 AND merged_into IS NULL AND standing = 'held';
CREATE INDEX view_feed_of_owner ON view_feed (owner, created_at) WHERE revoked_at IS NULL;
CREATE INDEX recall_check_of_week ON recall_check (week) WHERE week IS NOT NULL;
CREATE INDEX article_nearest ON article (CAST(verdict ->> 'score' AS REAL) DESC, id) WHERE unmatched_since IS NOT NULL;
CREATE INDEX digest_export_story_of_export ON digest_export_story (export_id, left_out);
CREATE INDEX link_check_due ON link_check (next_check_at);
CREATE INDEX link_check_broken ON link_check (checked_at) WHERE state <> 'ok';
CREATE INDEX page_copy_of_article ON page_copy (article_id);
CREATE INDEX page_copy_of_file ON page_copy (file);
CREATE INDEX source_day_by_day ON source_day (day);
CREATE TRIGGER review_says AFTER INSERT ON review
BEGIN UPDATE story SET state = NEW.state WHERE id = NEW.story_id; END;
CREATE TRIGGER review_says_otherwise AFTER UPDATE OF state ON review
BEGIN UPDATE story SET state = NEW.state WHERE id = NEW.story_id; END;
CREATE TRIGGER review_says_nothing AFTER DELETE ON review
BEGIN UPDATE story SET state = 'waiting' WHERE id = OLD.story_id; END;
CREATE INDEX story_decided ON story (state, sort_at DESC, guid) WHERE decided = 1;
CREATE INDEX review_by_theme ON review (theme_id) WHERE theme_id IS NOT NULL;
CREATE INDEX mention_tag_by_day ON mention_tag (day) WHERE kind = 'outlet';
CREATE TRIGGER story_is_counted AFTER UPDATE OF state ON story WHEN NEW.state <> OLD.state
BEGIN
  UPDATE story_count SET stories = stories - 1 WHERE state = OLD.state;
  UPDATE story_count SET stories = stories + 1 WHERE state = NEW.state;
END;
CREATE INDEX mention_current ON mention (article_id, story_id) WHERE withdrawn = 0;
CREATE INDEX mention_of_story ON mention (story_id, withdrawn);
CREATE INDEX candidate_unread_of_source ON candidate (source_id) WHERE settlement IS NULL;
PRAGMA writable_schema=OFF;
COMMIT;
PRAGMA application_id=1836540209;
PRAGMA user_version=16;
