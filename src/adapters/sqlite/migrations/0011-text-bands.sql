-- What alike texts are found by, as numbers and by period, so that a look-up reads a few pages of an index that fits into
-- memory, not one page in each corner of ten years.

-- Of each mention's signature, as `text_bands` computes them; period: 64 days.
CREATE TABLE text_band (
  period     INTEGER NOT NULL,
  band       INTEGER NOT NULL,
  day        INTEGER NOT NULL,
  article_id INTEGER NOT NULL REFERENCES mention (article_id),
  PRIMARY KEY (period, band, day, article_id)
) STRICT, WITHOUT ROWID;

INSERT INTO text_band (period, band, day, article_id)
SELECT CAST(floor(m.day / 64.0) AS INTEGER), b.value, m.day, m.article_id
FROM mention m, json_each(text_bands(m.signature)) b ORDER BY 1, 2, 3, 4;

-- Until now they stood among the keys, each with a name such as b7:1w1kc3x.1n5r2fw.
ALTER TABLE fingerprint_key RENAME TO fingerprint_key_with_bands;

CREATE TABLE fingerprint_key (
  key        TEXT NOT NULL,
  day        INTEGER NOT NULL,
  article_id INTEGER NOT NULL REFERENCES mention (article_id),
  PRIMARY KEY (key, day, article_id)
) STRICT, WITHOUT ROWID;

INSERT INTO fingerprint_key (key, day, article_id)
SELECT key, day, article_id FROM fingerprint_key_with_bands WHERE key NOT GLOB 'b[0-9]*:*' ORDER BY 1, 2, 3;

DROP TABLE fingerprint_key_with_bands;

UPDATE mention SET keys = (
  SELECT json_group_array(k.value) FROM json_each(mention.keys) k WHERE k.value NOT GLOB 'b[0-9]*:*');
