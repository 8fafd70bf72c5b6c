-- The digest as staff compose it: where a story stands in its list, and what was taken to the web page already.

-- Stories that staff moved within their theme; every other one stands by its date.
CREATE TABLE digest_order (
  story_id INTEGER PRIMARY KEY REFERENCES story (id),
  -- Milliseconds since 1970: it stands as if it had been published then.
  rank     INTEGER NOT NULL
) STRICT;

-- A list that somebody said they had taken over.
CREATE TABLE digest_export (
  id     INTEGER PRIMARY KEY,
  at     TEXT NOT NULL,
  who    TEXT NOT NULL,
  format TEXT NOT NULL
) STRICT;

CREATE TABLE digest_export_story (
  story_id  INTEGER NOT NULL REFERENCES story (id),
  export_id INTEGER NOT NULL REFERENCES digest_export (id),
  -- 1: it was left out on purpose, so it is not new any more either.
  left_out  INTEGER NOT NULL CHECK (left_out IN (0, 1)),
  PRIMARY KEY (story_id, export_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX digest_export_story_of_export ON digest_export_story (export_id, left_out);
