-- What staff decided is listed, searched and published newest first: each by an index, not by sorting all of it.

-- What the story's review says, kept here by SQLite itself, because an index reads one table only.
ALTER TABLE story ADD COLUMN state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'approved', 'rejected'));

UPDATE story SET state = (SELECT v.state FROM review v WHERE v.story_id = story.id) WHERE decided = 1;

CREATE TRIGGER review_says AFTER INSERT ON review
BEGIN UPDATE story SET state = NEW.state WHERE id = NEW.story_id; END;

CREATE TRIGGER review_says_otherwise AFTER UPDATE OF state ON review
BEGIN UPDATE story SET state = NEW.state WHERE id = NEW.story_id; END;

CREATE TRIGGER review_says_nothing AFTER DELETE ON review
BEGIN UPDATE story SET state = 'waiting' WHERE id = OLD.story_id; END;

CREATE INDEX story_decided ON story (state, sort_at DESC, guid) WHERE decided = 1;

CREATE INDEX review_by_theme ON review (theme_id) WHERE theme_id IS NOT NULL;

-- How many mentions are of these days; every mention has one outlet.
CREATE INDEX mention_tag_by_day ON mention_tag (day) WHERE kind = 'outlet';
