import type Database from 'better-sqlite3';
import type { Instant } from '../../../domain/time.ts';
import type { SourceDesk } from '../../../ports.ts';
import type { SourceRecordTables } from './source-records.ts';

// Whoever was first is the one who paused it.
const PAUSE = `
  INSERT INTO source_control (source_id, paused_at, paused_by) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`;

const RESUME = 'DELETE FROM source_control WHERE source_id = ?';

const ASK_SOON = 'UPDATE source_state SET next_due_at = ? WHERE source_id = ?';

/** What people at the desk do with sources. */
export function sourceDesk(
  database: Database.Database,
  records: SourceRecordTables,
  talk: <Answer>(method: () => Answer) => Promise<Answer>,
): SourceDesk {
  const pause = database.prepare<[string, Instant, string]>(PAUSE);
  const resume = database.prepare<[string]>(RESUME);
  const askSoon = database.prepare<[Instant, string]>(ASK_SOON);

  return {
    lastReports: (sourceId, limit) => talk(() => records.reports(sourceId, limit)),
    keptPage: (sourceId, kind) => talk(() => records.page(sourceId, kind)),
    pauseSource: (sourceId, who, at) => talk(() => void pause.run(sourceId, at, who)),
    resumeSource: (sourceId) => talk(() => void resume.run(sourceId)),
    askSourceSoon: (sourceId, at) => talk(() => void askSoon.run(at, sourceId)),
  };
}
