const AT = '2026-03-02T20:00:00.000Z';
const LATER = '2026-03-09T06:00:00.000Z';
const REPORT = JSON.stringify({
  ...{ sourceId: 'one', outcome: 'polled', announced: 5, fresh: 5, dropped: {}, read: 3, withoutHint: 1 },
  ...{ unread: { gone: 1 }, accepted: 2, toReview: 0, consecutiveFailures: 0 },
});
const RUN = JSON.stringify({
  ...{ id: AT, startedAt: AT, finishedAt: AT, outcome: 'done', requests: 6, bytes: 900, waiting: 1 },
  ...{ sources: [], published: 1 },
});

/**
 * What the scenario of the store's tests leaves empty, by the number of the migration that made the table: a dump of a
 * released schema holds a row in each, so that a migration that loses one is found out.
 */
export const ROWS: Readonly<Record<number, string>> = {
  1: `
    INSERT INTO robots VALUES ('https://one.example', '${AT}', 'User-agent: *', 0);
    INSERT INTO request_count VALUES ('2026-03-02', 'one.example', 6);
    INSERT INTO host_block VALUES ('two.example', '${LATER}');
    INSERT INTO lease VALUES ('mail', 'elsewhere:1', '2026-03-01T06:00:00.000Z');
    INSERT INTO run VALUES ('${AT}', '${AT}', '${AT}', '${RUN}');`,
  // Another story, taken apart from the first and suggested to be one with it.
  2: `
    INSERT INTO article SELECT 4, 'one.example/lone', 'https://one.example/lone', 'https://one.example/lone', outlet,
      published_at, published_precision, published_from, modified_at, modified_precision, modified_from, authors,
      section, language, image_url, image_alt, paywalled, first_seen_at, read_at, 4, verdict, NULL
      FROM article WHERE id = 1;
    INSERT INTO revision VALUES (4, 4, 'd4', 'A harbour', NULL, 'The harbour is dredged for ore.', '${AT}');
    INSERT INTO story (id, guid, opened_at, updated_at, standing, representative_id, sort_at, first_day, last_day)
      SELECT 2, 'guid:https://one.example/lone', opened_at, updated_at, 'held', 4, sort_at, first_day, last_day
      FROM story WHERE id = 1;
    INSERT INTO mention (article_id, story_id, band, score, verdict, staff_only, keys, signature, shingles, grouping,
                         recorded_at, day, origin, features)
      SELECT 4, 2, 'review', 4, verdict, 0, '["b7:1w1kc3x.1n5r2fw","url:https://one.example/lone"]', signature, 20,
             '{"kind":"new-story","guid":"guid:https://one.example/lone"}', recorded_at, day, 'One', '["company:akku"]'
      FROM mention WHERE article_id = 1;
    INSERT INTO mention_search (rowid, title, lead, text) VALUES (4, 'A harbour', NULL, 'The harbour is dredged for ore.');
    INSERT INTO fingerprint_key SELECT 'b7:1w1kc3x.1n5r2fw', day, 4 FROM mention WHERE article_id = 4;
    INSERT INTO fingerprint_key SELECT 'url:https://one.example/lone', day, 4 FROM mention WHERE article_id = 4;
    INSERT INTO feature VALUES (1, 'company:akku', 1, 1, 1);
    UPDATE feature_total SET articles = 1;
    INSERT INTO suggestion VALUES (2, 4, 0.5, '[]');
    INSERT INTO kept_apart VALUES (1, 4), (4, 1);`,
  3: `
    INSERT INTO account VALUES ('aino@example.org', 'Aino', 'admin', 'no password opens this', '${AT}');
    INSERT INTO session VALUES (1, 'no token has this hash', 'aino@example.org', '${AT}', '${LATER}', '${AT}', 's', 'Desk');
    INSERT INTO sign_in_attempt VALUES ('email', 'aino@example.org', 2, '${AT}');`,
  4: `
    INSERT OR IGNORE INTO mention_tag SELECT 'outlet', 'Outlet one', '2026-03-02', 4;`,
  5: `
    INSERT INTO mailing VALUES (1, '${AT}', '["guid:https://one.example/mention"]', NULL);
    INSERT INTO mail_delivery VALUES (1, 'aino@example.org', '${AT}');
    INSERT INTO mail_recipient VALUES ('aino@example.org', 'a-token', NULL), ('onni@example.org', 'b-token', '${AT}');`,
  6: `
    INSERT INTO view_feed VALUES ('a-view', 'aino@example.org', 'Plants', 'q=plant', '${AT}', NULL);`,
  7: `
    INSERT INTO recall_check VALUES (3, 1, '2026-W10', 'aino', '${AT}');`,
  8: `
    INSERT INTO digest_order VALUES (1, 1772488800000);
    INSERT INTO digest_export VALUES (1, '${AT}', 'aino', 'html');
    INSERT INTO digest_export_story VALUES (1, 1, 0);`,
  9: `
    UPDATE link_check SET checked_at = '${AT}', state = 'moved', found = 'moved', misses = 2, status = 301,
           moved_to = 'https://one.example/new', dismissed_state = 'moved', dismissed_by = 'aino', dismissed_at = '${AT}'
      WHERE article_id = 1;
    UPDATE review SET url = 'https://one.example/ours' WHERE story_id = 1;
    INSERT INTO page_copy VALUES (1, 1, '${AT}', 'https://one.example/mention', '2026-03.warc.gz', 400, 900);`,
  10: `
    INSERT INTO source_day VALUES ('one', '2026-03-02', 2, 0, 2, 10, 10, 10, 5, 2, 0);
    INSERT INTO source_report VALUES ('one', '${AT}', '${REPORT}');
    INSERT INTO source_condition VALUES ('one', 'paused', '${AT}', '{"code":"paused","at":"${AT}","by":"aino"}', NULL);
    INSERT INTO source_control VALUES ('one', '${AT}', 'aino');
    INSERT INTO source_page VALUES ('one', 'good', '${AT}', 'https://one.example/feed.xml', 200, 'text/xml', x'1f8b');
    UPDATE source_state SET interval_minutes = 45.5, turnover_minutes = 660 WHERE source_id = 'one';`,
  11: `
    INSERT INTO text_band VALUES (320, 1, 20514, 4);
    DELETE FROM fingerprint_key WHERE key GLOB 'b[0-9]*:*';
    UPDATE mention SET keys = '["url:https://one.example/lone"]' WHERE article_id = 4;`,
  12: `
    INSERT INTO mention_feature SELECT day / 64, 1, day, 4 FROM mention WHERE article_id = 4;`,
};

/** The same in the form that a table had until a migration, by the number of that migration. */
export const ROWS_BEFORE: Readonly<Record<number, string>> = {
  12: 'INSERT INTO mention_feature SELECT 1, day, 4 FROM mention WHERE article_id = 4;',
};
