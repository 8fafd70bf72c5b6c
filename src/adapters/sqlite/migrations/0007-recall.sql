-- What was turned down is looked at too: the nearest misses, and each week a sample drawn by chance.

-- What staff said of an article that the filter rejected.
CREATE TABLE recall_check (
  article_id INTEGER PRIMARY KEY REFERENCES article (id),
  -- 1: it should have been found.
  is_miss    INTEGER NOT NULL CHECK (is_miss IN (0, 1)),
  -- Drawn by chance (`2024-W17`), so that it counts for the estimate; absent for a near miss.
  week       TEXT,
  who        TEXT NOT NULL,
  at         TEXT NOT NULL
) STRICT;

CREATE INDEX recall_check_of_week ON recall_check (week) WHERE week IS NOT NULL;

CREATE INDEX article_nearest ON article (CAST(verdict ->> 'score' AS REAL) DESC, id) WHERE unmatched_since IS NOT NULL;
