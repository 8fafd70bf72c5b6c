-- Of a source, what is announced and not read yet: a teaser that changes before the reading is taken over. What a poll
-- announces again is looked up in the index of addresses alone then, not in the rows of all that was read.
CREATE INDEX candidate_unread_of_source ON candidate (source_id) WHERE settlement IS NULL;
