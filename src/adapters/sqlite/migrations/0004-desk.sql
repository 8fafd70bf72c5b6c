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

CREATE INDEX story_live ON story (id) WHERE merged_into IS NULL AND standing <> 'withdrawn';
