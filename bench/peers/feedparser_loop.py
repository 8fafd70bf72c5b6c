"""What people write with feedparser and SQLite: each feed asked with its validators, each item kept once."""
import sqlite3
import sys

import feedparser

database, feeds = sys.argv[1], sys.argv[2]
archive = sqlite3.connect(database)
archive.executescript(
    """
    CREATE TABLE IF NOT EXISTS feed (url TEXT PRIMARY KEY, etag TEXT, modified TEXT);
    CREATE TABLE IF NOT EXISTS item (id TEXT PRIMARY KEY, feed TEXT, title TEXT, link TEXT, published TEXT, summary TEXT);
    """
)
for url in open(feeds, encoding="utf-8").read().split():
    row = archive.execute("SELECT etag, modified FROM feed WHERE url = ?", (url,)).fetchone()
    etag, modified = row or (None, None)
    answer = feedparser.parse(url, etag=etag, modified=modified)
    if answer.get("status") == 304:
        continue
    with archive:
        for entry in answer.entries:
            archive.execute(
                "INSERT OR IGNORE INTO item VALUES (?, ?, ?, ?, ?, ?)",
                (entry.get("id"), url, entry.get("title"), entry.get("link"), entry.get("published"), entry.get("summary")),
            )
        archive.execute(
            "INSERT OR REPLACE INTO feed VALUES (?, ?, ?)", (url, answer.get("etag"), answer.get("modified"))
        )
print(archive.execute("SELECT count(*) FROM item").fetchone()[0])
