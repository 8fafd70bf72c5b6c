import { withoutSecrets } from '../domain/secrets.ts';
import type { Condition } from '../domain/source-health.ts';
import type { StoreHealth } from '../ports.ts';
import { counted } from './funnel.ts';
import { type SourceLine, sourceLines } from './source-lines.ts';

const DAMAGED =
  'damaged    stop the service, put your newest backup in the place of mediawatch.db (without its -wal and -shm), run again';

export interface Finding {
  readonly sourceId: string;
  readonly state: Exclude<Condition, 'working' | 'paused'>;
  readonly message: string;
}

/** A source that is elsewhere for good, as its server says. */
export interface MovedSource {
  readonly sourceId: string;
  readonly movedTo: string;
}

/** What is said to a person: the archive, then every source that there is something to say of. */
export function doctorLines(
  health: StoreHealth,
  findings: readonly Finding[],
  moved: readonly MovedSource[],
): readonly string[] {
  const last =
    health.lastRun === undefined
      ? 'no run yet'
      : `last run ${health.lastRun.finishedAt}, ${health.lastRun.outcome}`;
  const sources = linesOfSources(findings, moved);
  return [
    `archive    ${health.integrity}, schema ${health.schemaVersion}, ${(health.bytes / 1_048_576).toFixed(1)} MB`,
    ...(health.integrity === 'ok' ? [] : [DAMAGED]),
    `holds      ${health.articles} articles, ${health.stories} stories, ${health.waiting} not decided on, ${health.unread} unread`,
    `runs       ${last}`,
    sources.length === 0
      ? 'sources    nothing to report'
      : `sources    ${counted(sources.length, 'source')} to look at`,
    ...sourceLines(sources, '  '),
  ];
}

/** One that moved works as long as its old address leads on, so that alone is no finding. */
function linesOfSources(findings: readonly Finding[], moved: readonly MovedSource[]): readonly SourceLine[] {
  const movedTo = new Map(moved.map((source) => [source.sourceId, source.movedTo]));
  const adviceFor = (sourceId: string) => {
    const to = movedTo.get(sourceId);
    return to === undefined ? [] : [`it has moved for good; set url: ${withoutSecrets(to)}`];
  };
  const found = new Set(findings.map(({ sourceId }) => sourceId));
  const onlyMoved = moved.filter(({ sourceId }) => !found.has(sourceId));
  return [
    ...findings.map((finding) => ({ ...finding, advice: adviceFor(finding.sourceId) })),
    ...onlyMoved.map(({ sourceId }) => ({
      ...{ sourceId, state: 'moved', message: 'found as long as its old address leads to the new one' },
      advice: adviceFor(sourceId),
    })),
  ];
}
