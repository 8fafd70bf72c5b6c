/**
 * Staff are told when a source breaks, falls silent or recovers: one message for each pass in which there is any, and
 * never the same twice. What nobody could be told is told after the next pass.
 */
import type { Source } from '../domain/source.ts';
import { reasonInWords } from '../domain/source-health.ts';
import { type News, newsOf, type SourceStanding } from '../domain/source-standing.ts';
import { printedDate } from '../domain/time.ts';
import type { Chat, Mailer, Store } from '../ports.ts';
import { escaped, plain } from './publish/text.ts';

export interface AlertWorld {
  readonly store: Pick<Store, 'sourceStandings' | 'recordStandings'>;
  /** Absent where no mail is set up, or no channel. */
  readonly mailer?: Mailer;
  readonly chat?: Chat;
}

export interface AlertPlan {
  /** Of others nobody hears. */
  readonly sources: readonly Source[];
  readonly title: string;
  readonly mail?: { readonly from: string; readonly to: readonly string[] };
  /** Where the desk is reached, ending in a slash. */
  readonly deskUrl?: string;
}

/** What came of it, for the log. */
export interface AlertReport {
  readonly told: readonly string[];
  readonly failed: readonly { readonly who: string; readonly why: string }[];
}

interface NewsLine {
  readonly news: News;
  readonly standing: SourceStanding;
  readonly name: string;
  readonly text: string;
  readonly url?: string;
}

const ORDER: readonly News[] = ['broke', 'fell-silent', 'recovered'];
const SAID: Readonly<Record<News, string>> = {
  broke: 'is broken',
  'fell-silent': 'has fallen silent',
  recovered: 'is well again',
};

/** Undefined where there is nothing to tell, or nobody. */
export async function tellOfSources(world: AlertWorld, plan: AlertPlan): Promise<AlertReport | undefined> {
  const lines = linesOf(await world.store.sourceStandings(), plan);
  if (lines.length === 0) return undefined;
  const told: string[] = [];
  const failed: { who: string; why: string }[] = [];
  for (const { who, done } of await sendAll(world, plan, lines)) {
    if (done.ok) told.push(who);
    else failed.push({ who, why: done.problem });
  }
  // Whoever was reached must not hear it again; whoever was not sees it at the desk.
  if (told.length > 0)
    await world.store.recordStandings(
      lines.map(({ standing }) => ({ ...standing, told: standing.condition })),
    );
  return told.length + failed.length === 0 ? undefined : { told, failed };
}

async function sendAll({ mailer, chat }: AlertWorld, plan: AlertPlan, lines: readonly NewsLine[]) {
  const subject = `${plan.title}: ${summary(lines)}`;
  const sent = [];
  if (chat !== undefined)
    sent.push({ who: 'the chat channel', done: await chat.post({ title: subject, lines }) });
  if (mailer !== undefined && plan.mail !== undefined) {
    const { from, to } = plan.mail;
    const headers = { 'Auto-Submitted': 'auto-generated' };
    const message = { from, subject: plain(subject), headers, text: textOf(lines), html: htmlOf(lines) };
    for (const who of to) sent.push({ who, done: await mailer.send({ ...message, to: who }) });
  }
  return sent;
}

/** Those that broke first; within each by name. */
function linesOf(standings: readonly SourceStanding[], { sources, deskUrl }: AlertPlan): readonly NewsLine[] {
  const nameOf = new Map(sources.map(({ id, name }) => [id, name]));
  const lines = standings.flatMap((standing): readonly NewsLine[] => {
    const [news, name] = [newsOf(standing), nameOf.get(standing.sourceId)];
    if (news === undefined || name === undefined) return [];
    const url = deskUrl && new URL(`desk/sources/${standing.sourceId}`, deskUrl).href;
    return [
      { news, standing, name, text: sentence(news, standing, name), ...(url !== undefined && { url }) },
    ];
  });
  return lines.toSorted(
    (a, b) => ORDER.indexOf(a.news) - ORDER.indexOf(b.news) || a.name.localeCompare(b.name, 'fi'),
  );
}

function sentence(news: News, { condition, since, reason }: SourceStanding, name: string): string {
  const said = condition === 'refused' ? 'is refused by its site' : SAID[news];
  return plain(`${name} ${said} since ${printedDate(since)}: ${reasonInWords(reason)}`);
}

function summary(lines: readonly NewsLine[]): string {
  const counts = ORDER.map((news) => ({ news, count: lines.filter((line) => line.news === news).length }));
  const words: Readonly<Record<News, string>> = {
    broke: 'broken',
    'fell-silent': 'silent',
    recovered: 'well again',
  };
  const parts = counts.filter(({ count }) => count > 0).map(({ news, count }) => `${count} ${words[news]}`);
  return `${lines.length === 1 ? 'a source changed' : 'sources changed'} (${parts.join(', ')})`;
}

function textOf(lines: readonly NewsLine[]): string {
  return `${lines.map(({ text, url }) => (url === undefined ? text : `${text}\n${url}`)).join('\n\n')}\n`;
}

function htmlOf(lines: readonly NewsLine[]): string {
  const items = lines.map(({ text, url }) =>
    url === undefined ? escaped(text) : `<a href="${escaped(url)}">${escaped(text)}</a>`,
  );
  return `<!doctype html>\n<html lang="en"><body><ul>${items.map((item) => `<li>${item}</li>`).join('\n')}</ul></body></html>\n`;
}

/** What staff hear of a change on the command line. */
export function changeInWords({ sourceId, condition, reason }: SourceStanding): string {
  return `${sourceId} is ${condition} now: ${reasonInWords(reason)}`;
}
