-- A story that nobody dated stands by the day on which it was seen first. It stood by the moment of its approval, so what
-- was old and without a date came out on top of every list.

-- The beginning of that day on a Finnish clock: summer time lasts from the last Sunday of March to that of October, 01:00 UTC.
UPDATE story SET sort_at = (
  SELECT strftime('%Y-%m-%dT%H:%M:%fZ', date(story.opened_at, '+' || hours || ' hours'), '-' || hours || ' hours')
  FROM (SELECT CASE
    WHEN story.opened_at >= date(substr(story.opened_at, 1, 4) || '-03-31', '-6 days', 'weekday 0') || 'T01'
     AND story.opened_at < date(substr(story.opened_at, 1, 4) || '-10-31', '-6 days', 'weekday 0') || 'T01'
    THEN 3 ELSE 2 END AS hours))
WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.id = story.representative_id AND a.published_at IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM review v WHERE v.story_id = story.id AND v.date IS NOT NULL);
