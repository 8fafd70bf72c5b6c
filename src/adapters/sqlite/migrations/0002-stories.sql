-- The same news once: articles are found by what they are about, stories that turn out to be one are merged, and what
-- staff put together or kept apart outlives every later pass.

-- ------------------------------------------------------------ when

-- Days since 1970 in UTC. A story spans at most the days that the domain allows; an article that turns up again years
-- later is looked up around its own day. Days of an article: of its publication, else that of the article that it
-- joined, else when it was first seen.
ALTER TABLE mention ADD COLUMN day INTEGER NOT NULL DEFAULT 0;
-- Who wrote it, where the page names somebody.
ALTER TABLE mention ADD COLUMN origin TEXT;
-- What the news is about, as JSON; those of them that are counted stand in mention_feature.
ALTER TABLE mention ADD COLUMN features TEXT NOT NULL DEFAULT '[]';

UPDATE mention SET day = (
  SELECT CAST(floor(julianday(coalesce(a.published_at, a.first_seen_at)) - 2440587.5) AS INTEGER)
  FROM article a WHERE a.id = mention.article_id);

ALTER TABLE story ADD COLUMN first_day INTEGER NOT NULL DEFAULT 0;
ALTER TABLE story ADD COLUMN last_day INTEGER NOT NULL DEFAULT 0;

UPDATE story SET
  first_day = coalesce((SELECT min(m.day) FROM mention m WHERE m.story_id = story.id), 0),
  last_day  = coalesce((SELECT max(m.day) FROM mention m WHERE m.story_id = story.id), 0);

-- By day, so that a look-up reads a few days of a key that recurs for years.
ALTER TABLE fingerprint_key RENAME TO fingerprint_key_without_day;

CREATE TABLE fingerprint_key (
  key        TEXT NOT NULL,
  day        INTEGER NOT NULL,
  article_id INTEGER NOT NULL REFERENCES mention (article_id),
  PRIMARY KEY (key, day, article_id)
) STRICT, WITHOUT ROWID;

INSERT INTO fingerprint_key (key, day, article_id)
SELECT k.key, m.day, k.article_id
FROM fingerprint_key_without_day k JOIN mention m ON m.article_id = k.article_id
ORDER BY k.key, m.day, k.article_id;

DROP TABLE fingerprint_key_without_day;

-- ------------------------------------------------------------ what it is about

-- In how many mentions each feature stands. A pass weighs by the counts as they stood when it began: `articles_before`
-- where the feature was counted since (its `pass` is the current one), `articles` where not.
CREATE TABLE feature (
  id              INTEGER PRIMARY KEY,
  feature         TEXT NOT NULL UNIQUE,
  articles        INTEGER NOT NULL,
  articles_before INTEGER NOT NULL,
  pass            INTEGER NOT NULL
) STRICT;

CREATE TABLE mention_feature (
  feature_id INTEGER NOT NULL REFERENCES feature (id),
  day        INTEGER NOT NULL,
  article_id INTEGER NOT NULL REFERENCES mention (article_id),
  PRIMARY KEY (feature_id, day, article_id)
) STRICT, WITHOUT ROWID;

-- One row: the current pass, mentions with features now and when the pass began.
CREATE TABLE feature_total (
  one             INTEGER PRIMARY KEY CHECK (one = 1),
  pass            INTEGER NOT NULL,
  articles        INTEGER NOT NULL,
  articles_before INTEGER NOT NULL
) STRICT;

INSERT INTO feature_total (one, pass, articles, articles_before) VALUES (1, 1, 0, 0);

-- ------------------------------------------------------------ two stories that are one

-- Set on a story that was merged away; its row and its GUID stay, so that neither is used again and links lead on.
ALTER TABLE story ADD COLUMN merged_into INTEGER REFERENCES story (id);
-- Why the machine merged it, as JSON; absent where staff did.
ALTER TABLE story ADD COLUMN merged_because TEXT;
-- Whether it ever stood in what was put out: such a story is merged away by staff only.
ALTER TABLE story ADD COLUMN put_out INTEGER NOT NULL DEFAULT 0 CHECK (put_out IN (0, 1));
-- The last decision that touched it; 0 for none.
ALTER TABLE story ADD COLUMN decision_id INTEGER NOT NULL DEFAULT 0;

CREATE INDEX story_merged ON story (merged_into) WHERE merged_into IS NOT NULL;

UPDATE story SET
  put_out     = released_at IS NOT NULL,
  decision_id = coalesce((SELECT max(d.id) FROM decision d WHERE d.story_id = story.id), 0);

-- Two articles whose stories may be one, for staff to decide; the one with the lower number first.
CREATE TABLE suggestion (
  article_id INTEGER NOT NULL REFERENCES mention (article_id),
  other_id   INTEGER NOT NULL REFERENCES mention (article_id),
  similarity REAL NOT NULL,
  reasons    TEXT NOT NULL,
  PRIMARY KEY (article_id, other_id),
  CHECK (article_id < other_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX suggestion_of_other ON suggestion (other_id);

-- ------------------------------------------------------------ what staff decided

-- Articles that staff took apart, each pair both ways: no pass brings their stories together or suggests it.
-- What staff put together needs no table: no pass takes an article out of its story.
CREATE TABLE kept_apart (
  article_id  INTEGER NOT NULL REFERENCES mention (article_id),
  other_id    INTEGER NOT NULL REFERENCES mention (article_id),
  PRIMARY KEY (article_id, other_id)
) STRICT, WITHOUT ROWID;

ALTER TABLE review ADD COLUMN snoozed_until TEXT;
-- The day as staff print it, `2024-04-24`.
ALTER TABLE review ADD COLUMN date TEXT;
ALTER TABLE review ADD COLUMN image_url TEXT;
ALTER TABLE review ADD COLUMN image_alt TEXT;

CREATE INDEX review_snoozed ON review (snoozed_until) WHERE snoozed_until IS NOT NULL;

-- The other story of a decision on two.
ALTER TABLE decision ADD COLUMN other_id INTEGER REFERENCES story (id);

CREATE INDEX decision_of_other ON decision (other_id) WHERE other_id IS NOT NULL;
