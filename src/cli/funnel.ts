import type { Config } from '../config/index.ts';
import type { LinksReport, Run, SourceReport } from '../domain/run.ts';
import { isNews } from '../domain/source-standing.ts';
import { changeInWords } from '../pipeline/alerts.ts';

/** The funnel of a pass, a line a source, as the operator reads it. */
export function funnelLines(run: Pick<Run, 'sources'> & Partial<Pick<Run, 'outcome'>>): readonly string[] {
  const asked = run.sources.filter((report) => report.outcome !== 'not-due' || worked(report));
  const width = Math.max(0, ...asked.map((report) => report.sourceId.length));
  const lines = asked.map((report) => `${report.sourceId.padEnd(width)}  ${sourceLine(report)}`);
  const resting = run.sources.length - asked.length;
  if (run.outcome === 'stopped')
    lines.push(
      `stopped, with ${counted(resting, 'source')} not asked; what was read is kept, the next run goes on`,
    );
  else if (resting > 0) lines.push(`${counted(resting, 'source')} not due yet; --all asks them now`);
  return lines;
}

/** What there is to read now, and what is left to do. */
export function outcomeLines(
  run: Pick<Run, 'published' | 'waiting' | 'links' | 'changes'>,
  config: Pick<Config, 'dataFolder'>,
): readonly string[] {
  const stories = (count: number) => `${count} ${count === 1 ? 'story' : 'stories'}`;
  return [
    ...(run.changes ?? []).filter(isNews).map(({ after }) => changeInWords(after)),
    ...(run.links === undefined ? [] : [linksLine(run.links)]),
    ...(run.waiting > 0 ? [`${stories(run.waiting)} for staff to decide on`] : []),
    `${stories(run.published)} published: ${config.dataFolder}/public/index.html`,
  ];
}

function linksLine({ checked, gone, moved, paywalled, changed, copied }: LinksReport): string {
  return [
    `${counted(checked, 'published link')} looked at again`,
    ...(gone > 0 ? [`${gone} lead nowhere now`] : []),
    ...(moved > 0 ? [`${moved} moved`] : []),
    ...(paywalled > 0 ? [`${paywalled} for subscribers now`] : []),
    ...(changed > 0 ? [`${counted(changed, 'headline')} changed`] : []),
    ...(copied > 0 ? [`${counted(copied, 'copy', 'copies')} kept`] : []),
  ].join(', ');
}

function worked(report: SourceReport): boolean {
  return report.read + report.withoutHint + total(report.unread) > 0;
}

function sourceLine(report: SourceReport): string {
  const parts = [outcomePart(report)];
  if (report.read > 0) parts.push(`${report.read} read`);
  if (report.accepted > 0) parts.push(counted(report.accepted, 'mention'));
  if (report.toReview > 0) parts.push(`${report.toReview} to review`);
  if (report.withoutHint > 0) parts.push(`${report.withoutHint} without a hint`);
  for (const [reason, count] of Object.entries(report.unread)) parts.push(`${count} unread (${reason})`);
  for (const [reason, count] of Object.entries(report.dropped)) parts.push(`${count} unusable (${reason})`);
  if (report.movedTo !== undefined) parts.push(`moved for good: set url: ${report.movedTo}`);
  return parts.join(', ');
}

function outcomePart(report: SourceReport): string {
  if (report.outcome === 'not-modified') return '304 not modified';
  if (report.outcome === 'not-due') return 'not due, but had articles to read';
  if (report.outcome === 'polled') return `${report.announced} announced, ${report.fresh} new`;
  const again =
    report.nextDueAt === undefined
      ? ''
      : `; will try again after ${report.nextDueAt.slice(0, 16).replace('T', ' ')} UTC`;
  const times = report.consecutiveFailures > 1 ? ` (${ordinal(report.consecutiveFailures)} time)` : '';
  return `failed: ${report.failure?.message ?? 'no reason given'}${times}${again}`;
}

function ordinal(count: number): string {
  const ending = count % 100 > 10 && count % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th');
  return `${count}${ending}`;
}

export function counted(count: number, noun: string, several = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : several}`;
}

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
