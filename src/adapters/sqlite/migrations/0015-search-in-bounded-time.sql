-- What the desk counts and searches in an archive of years is answered from a few small pages, not from the rows of all
-- mentions, each of which holds its evidence too.

-- How many stories staff approved and rejected. A story begins as one that waits, and none is ever removed.
CREATE TABLE story_count (
  state   TEXT PRIMARY KEY CHECK (state IN ('approved', 'rejected')),
  stories INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO story_count (state, stories)
SELECT given.value, (SELECT count(*) FROM story WHERE decided = 1 AND state = given.value)
FROM json_each('["approved", "rejected"]') given;

CREATE TRIGGER story_is_counted AFTER UPDATE OF state ON story WHEN NEW.state <> OLD.state
BEGIN
  UPDATE story_count SET stories = stories - 1 WHERE state = OLD.state;
  UPDATE story_count SET stories = stories + 1 WHERE state = NEW.state;
END;

-- Of which story a mention is.
CREATE INDEX mention_current ON mention (article_id, story_id) WHERE withdrawn = 0;

-- And the mentions of a story.
DROP INDEX mention_of_story;
CREATE INDEX mention_of_story ON mention (story_id, withdrawn);
