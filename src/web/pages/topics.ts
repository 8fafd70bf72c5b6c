import type { Verdict } from '../../domain/match.ts';
import { isLanguage } from '../../domain/source.ts';
import { daysBefore } from '../../domain/time.ts';
import { absoluteUrl } from '../../domain/url.ts';
import type { DeskContext } from '../context.ts';
import { foreign, type Html, html } from '../html.ts';
import { redirect } from '../http/flash.ts';
import { get, post, type Route } from '../http/route.ts';
import { page } from '../layout.ts';
import { badge, button, facts, field, fold, form, problem, textArea } from '../parts.ts';
import { topicEvidence } from '../stories/evidence.ts';
import { isoWeek, recallInterval } from '../stories/recall.ts';
import { rejectedList } from '../stories/rejected.ts';
import { triedWord, wordForm } from '../topics/word-reach.ts';

const NEAR_MISSES = 15;
const SAMPLE = 20;
/** What the estimate of recall rests on. */
const WEEKS = 4;

/** What is looked for: what the linter says, what a text or a word would give, and what was turned down. */
export const topicRoutes: readonly Route[] = [
  get('/topics', 'viewer', showTopics),
  post('/topics/try', 'editor', tryText),
  post('/topics/check', 'editor', check),
];

async function showTopics(context: DeskContext): Promise<Response> {
  const { topics: words } = context.words;
  const { ports, topics } = context.options;
  const week = isoWeek(context.now);
  const [near, sample, figures, word] = await Promise.all([
    ports.recall.nearMisses(NEAR_MISSES),
    ports.recall.weeklySample(week, SAMPLE),
    ports.recall.recallFigures(daysBefore(context.now, WEEKS * 7)),
    triedWord(context),
  ]);
  const remarks = topics.remarks();
  const interval = recallInterval(figures);
  // Where one judges, one stays: the list goes on being open.
  const opened = new URL(context.http.req.url).searchParams.get('open');
  return page(context, {
    ...{ title: words.title, active: 'topics', width: 'wide', styles: ['story.css'] },
    body: [
      html`<p class="lead">${words.lead}</p>`,
      html`<h2>${words.remarks}</h2>`,
      remarks.length === 0
        ? html`<p>${badge(words.noRemarks, 'good')}</p>`
        : html`<ul>${remarks.map((remark) => html`<li>${foreign(remark)}</li>`)}</ul>`,
      fold(words.tryText, tryForm(context, await topics.written(), new URLSearchParams()), {
        isOpen: word === undefined && opened === null,
      }),
      fold(words.tryWord, [wordForm(context), word], { isOpen: word !== undefined }),
      fold(
        counted(words.near, near.length),
        [html`<p class="quiet">${words.nearHelp}</p>`, rejectedList(context, near)],
        { id: 'near', isOpen: opened === 'near' },
      ),
      fold(
        counted(words.sample(week), sample.length),
        [
          html`<p class="quiet">${words.sampleHelp}</p>`,
          facts([
            [words.checked, words.checkedOf(figures.checked, figures.missed)],
            [words.recall, interval === undefined ? words.recallUnknown : words.recallBetween(...interval)],
          ]),
          rejectedList(context, sample, week),
        ],
        { id: 'sample', isOpen: opened === 'sample' },
      ),
    ],
  });
}

function counted(heading: string, count: number): Html {
  return html`${heading} <span class="quiet">(${count})</span>`;
}

function tryForm(context: DeskContext, written: string, typed: URLSearchParams): Html {
  const { topics: words } = context.words;
  const value = (name: string) => typed.get(name) ?? '';
  return form(
    context,
    '/desk/topics/try',
    [
      field({ name: 'url', label: words.url, type: 'url', value: value('url'), hint: words.urlHint }),
      field({ name: 'title', label: words.headline, value: value('title') }),
      textArea({ name: 'text', label: words.text, value: value('text'), rows: 5 }),
      html`<details${typed.has('written') && html` open`}><summary>${words.unsaved}</summary>${textArea({
        ...{ name: 'written', label: 'topics.yaml', rows: 16, hint: words.unsavedHint },
        value: typed.get('written') ?? written,
      })}</details>`,
      button(words.judge, { kind: 'primary' }),
    ],
    { className: 'stacked card' },
  );
}

async function tryText(context: DeskContext): Promise<Response> {
  const { topics: words } = context.words;
  const { topics } = context.options;
  const typed = context.form;
  const written = await topics.written();
  const given = typed.get('written') ?? '';
  // Forms send CR LF; a file that was not touched is today's.
  const changed = given.replace(/\r\n/g, '\n');
  const unsaved = changed.trim() === '' || changed === written ? undefined : changed;
  const text = await textOf(context);
  const judged =
    typeof text === 'string' ? ({ ok: false, problem: [text] } as const) : topics.judge(text, unsaved);
  return page(context, {
    ...{ title: words.tryText, active: 'topics', width: 'wide', styles: ['story.css'] },
    ...(judged.ok ? {} : { status: 422 }),
    body: [
      judged.ok
        ? verdictCard(
            context,
            judged.value,
            typeof text === 'string' ? '' : text.title,
            unsaved !== undefined,
          )
        : html`${judged.problem.map((sentence) => problem(foreign(sentence)))}`,
      tryForm(context, written, typed),
    ],
  });
}

/** What was typed, or the page at the address; a sentence where neither is there. */
async function textOf({ form: typed, options, words }: DeskContext) {
  const value = (name: string) => (typed.get(name) ?? '').trim();
  const url = value('url');
  if (url !== '') {
    if (absoluteUrl(url) === undefined) return words.topics.noAddress(url);
    const read = await options.topics.read(url);
    if (!read.ok) return read.problem;
    const { title, lead, text, language } = read.value;
    return { title, text, ...(lead !== undefined && { lead }), ...(isLanguage(language) && { language }) };
  }
  if (value('title') === '' && value('text') === '') return words.topics.nothingToJudge;
  return { title: value('title'), text: value('text') };
}

function verdictCard(context: DeskContext, verdict: Verdict, title: string, isUnsaved: boolean): Html {
  const { topics: words, storyPage, story } = context.words;
  const tone = verdict.verdict === 'accept' ? 'good' : verdict.verdict === 'review' ? 'warn' : 'bad';
  return html`<section class="card"><p>${badge(storyPage.bands[verdict.verdict], tone)} ${story.score(verdict.score)} <strong>${foreign(title, verdict.language)}</strong> ${
    isUnsaved && badge(words.byUnsaved, 'accent')
  }</p>${
    verdict.topics.length === 0
      ? html`<p class="quiet">${words.nothingFound}</p>`
      : verdict.topics.map((topic, at) => topicEvidence(context, topic, at === 0))
  }</section>`;
}

async function check(context: DeskContext): Promise<Response> {
  const { topics: words } = context.words;
  const { form: sent, now, account, options } = context;
  const [articleId, isMiss, week] = [Number(sent.get('article')), sent.get('miss') === '1', sent.get('week')];
  const back = week === null ? '/desk/topics?open=near#near' : '/desk/topics?open=sample#sample';
  if (!Number.isSafeInteger(articleId) || !/^[01]$/.test(sent.get('miss') ?? ''))
    return redirect(context, back, { said: context.words.inbox.said.notUnderstood, isProblem: true });
  const known = await options.ports.recall.recordCheck({
    ...{ articleId, isMiss, who: account.email, at: now },
    ...(week !== null && /^\d{4}-W\d{2}$/.test(week) && { week }),
  });
  const taken = known && isMiss ? await options.topics.takeIn(articleId) : false;
  const said = !known
    ? words.saidGone
    : !isMiss
      ? words.saidRight
      : taken
        ? words.saidTaken
        : words.saidTooOld;
  return redirect(context, back, { said, isProblem: !known });
}
