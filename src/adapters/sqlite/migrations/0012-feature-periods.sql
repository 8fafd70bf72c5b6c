-- What news is about is looked up by period too, as alike texts are: those of the last weeks stand in a few megabytes that
-- stay in memory, where each of some ten thousand features had its own page of the disk before.

ALTER TABLE mention_feature RENAME TO mention_feature_without_period;

-- Period: 64 days. No reference to `feature`, whose rows stay for good: for each feature that is counted SQLite would be
-- ready to look through all of this table.
CREATE TABLE mention_feature (
  period     INTEGER NOT NULL,
  feature_id INTEGER NOT NULL,
  day        INTEGER NOT NULL,
  article_id INTEGER NOT NULL REFERENCES mention (article_id),
  PRIMARY KEY (period, feature_id, day, article_id)
) STRICT, WITHOUT ROWID;

INSERT INTO mention_feature (period, feature_id, day, article_id)
SELECT CAST(floor(day / 64.0) AS INTEGER), feature_id, day, article_id
FROM mention_feature_without_period ORDER BY 1, 2, 3, 4;

DROP TABLE mention_feature_without_period;
