-- Links that readers were given are looked at again: what was found there, and copies of the pages for staff.

-- The address that an editor put in place of the publisher's.
ALTER TABLE review ADD COLUMN url TEXT;

-- A row for every article of a story that was ever put out or approved, so that a pass finds what is due by the index,
-- however large the archive is.
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

CREATE INDEX link_check_due ON link_check (next_check_at);
CREATE INDEX link_check_broken ON link_check (checked_at) WHERE state <> 'ok';

-- The first look is a day after the reading, when most corrections have been made.
INSERT INTO link_check (article_id, next_check_at)
SELECT m.article_id, strftime('%Y-%m-%dT%H:%M:%fZ', a.read_at, '+1 day')
FROM mention m
JOIN article a ON a.id = m.article_id
JOIN story s ON s.id = m.story_id
LEFT JOIN review v ON v.story_id = s.id
WHERE s.put_out = 1 OR v.state = 'approved';

-- A page as it was: a record in a file of the folder of copies; offset and length in bytes.
CREATE TABLE page_copy (
  id          INTEGER PRIMARY KEY,
  article_id  INTEGER NOT NULL REFERENCES article (id),
  at          TEXT NOT NULL,
  url         TEXT NOT NULL,
  file        TEXT NOT NULL,
  byte_offset INTEGER NOT NULL,
  byte_length INTEGER NOT NULL
) STRICT;

CREATE INDEX page_copy_of_article ON page_copy (article_id);
CREATE INDEX page_copy_of_file ON page_copy (file);
