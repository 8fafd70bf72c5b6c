-- What the review desk filters, orders and counts by.

-- Topics, members, outlet and language of each mention with its day on a Finnish calendar. Follows from mention and
-- article, and is written with them.
CREATE TABLE mention_tag (
  kind       TEXT NOT NULL CHECK (kind IN ('topic', 'member', 'outlet', 'language')),
  value      TEXT NOT NULL,
  -- `2024-04-24`: published, else found.
  day        TEXT NOT NULL,
  article_id INTEGER NOT NULL REFERENCES mention (article_id),
  PRIMARY KEY (kind, value, day, article_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX mention_tag_of_article ON mention_tag (article_id, kind, value);

INSERT OR IGNORE INTO mention_tag (kind, value, day, article_id)
WITH it AS (
  SELECT m.article_id, m.verdict, a.outlet, a.language, helsinki_day(coalesce(a.published_at, a.first_seen_at)) AS day
  FROM mention m JOIN article a ON a.id = m.article_id)
SELECT 'outlet', it.outlet, it.day, it.article_id FROM it
UNION ALL SELECT 'language', coalesce(it.language, ''), it.day, it.article_id FROM it
UNION ALL SELECT 'topic', topic.value ->> 'id', it.day, it.article_id
          FROM it, json_each(it.verdict, '$.topics') topic WHERE topic.value ->> 'verdict' <> 'reject'
UNION ALL SELECT 'member', found.value ->> 'term', it.day, it.article_id
          FROM it, json_each(it.verdict, '$.topics') topic, json_each(topic.value, '$.matches') found
          WHERE found.value ->> 'group' IN ('member', 'members');

CREATE INDEX mention_by_score ON mention (score DESC, article_id) WHERE withdrawn = 0;

-- Whether staff approved or rejected it: what its review says, kept here by SQLite itself, because an index reads one
-- table only and the inbox must not look at all that was decided in years.
ALTER TABLE story ADD COLUMN decided INTEGER NOT NULL DEFAULT 0 CHECK (decided IN (0, 1));

UPDATE story SET decided = 1 WHERE id IN (SELECT story_id FROM review WHERE state <> 'waiting');

CREATE TRIGGER review_decides AFTER INSERT ON review
BEGIN UPDATE story SET decided = (NEW.state <> 'waiting') WHERE id = NEW.story_id; END;

CREATE TRIGGER review_decides_otherwise AFTER UPDATE OF state ON review
BEGIN UPDATE story SET decided = (NEW.state <> 'waiting') WHERE id = NEW.story_id; END;

CREATE TRIGGER review_is_taken_back AFTER DELETE ON review
BEGIN UPDATE story SET decided = 0 WHERE id = OLD.story_id; END;

CREATE INDEX story_waiting ON story (sort_at DESC, guid)
WHERE decided = 0 AND merged_into IS NULL AND standing <> 'withdrawn';

CREATE INDEX story_held ON story (id) WHERE decided = 0 AND merged_into IS NULL AND standing = 'held';
