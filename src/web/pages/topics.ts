import type { Verdict } from '../../domain/match.ts';
import { isLanguage } from '../../domain/source.ts';
import { daysBefore } from '../../domain/time.ts';
import { absoluteUrl } from '../../domain/url.ts';
import type { RejectedArticle } from '../../ports.ts';
import type { DeskContext } from '../context.ts';
import { publicationDateHtml } from '../dates.ts';
import { topicEvidence } from '../evidence.ts';
import { redirect } from '../flash.ts';
import { type Content, foreign, type Html, html, outsideLink } from '../html.ts';
import { page } from '../layout.ts';
import {
  badge,
  button,
  choice,
  emptyState,
  facts,
  field,
  form,
  problem,
  queryForm,
  table,
  textArea,
} from '../parts.ts';
import { isoWeek, recallInterval } from '../recall.ts';
import { get, post, type Route } from '../route.ts';
import type { TriedTerm, TriedWord } from '../topics-desk.ts';

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
  return page(context, {
    ...{ title: words.title, active: 'topics', width: 'wide', styles: ['story.css'] },
    body: [
      html`<p class="lead">${words.lead}</p>`,
      html`<h2>${words.remarks}</h2>`,
      remarks.length === 0
        ? html`<p>${badge(words.noRemarks, 'good')}</p>`
        : html`<ul>${remarks.map((remark) => html`<li>${foreign(remark)}</li>`)}</ul>`,
      html`<h2>${words.tryText}</h2>`,
      tryForm(context, await topics.written(), new URLSearchParams()),
      html`<h2>${words.tryWord}</h2>`,
      wordForm(context),
      word,
      html`<h2 id="near">${words.near}</h2><p class="quiet">${words.nearHelp}</p>`,
      rejectedList(context, near),
      html`<h2 id="sample">${words.sample(week)}</h2><p class="quiet">${words.sampleHelp}</p>`,
      facts([
        [words.checked, words.checkedOf(figures.checked, figures.missed)],
        [words.recall, interval === undefined ? words.recallUnknown : words.recallBetween(...interval)],
      ]),
      rejectedList(context, sample, week),
    ],
  });
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

const KINDS = ['word', 'name', 'acronym'] as const;

function wordForm({ words, options, http }: DeskContext): Html {
  const { topics, story } = words;
  const asked = new URL(http.req.url).searchParams;
  const value = (name: string) => asked.get(name) ?? '';
  const any = { value: '', label: topics.any };
  return queryForm('/desk/topics', [
    field({ name: 'word', label: topics.word, value: value('word'), hint: topics.wordHint }),
    choice({
      name: 'kind',
      label: topics.kind,
      value: value('kind'),
      choices: KINDS.map((kind) => ({ value: kind, label: topics.kinds[kind] })),
    }),
    choice({
      name: 'language',
      label: words.search.language,
      value: value('language'),
      choices: [any, ...['fi', 'sv', 'en'].map((tag) => ({ value: tag, label: story.languages(tag) }))],
    }),
    choice({
      name: 'group',
      label: topics.group,
      value: value('group'),
      choices: [
        { value: '', label: topics.noGroup },
        ...options.topics.groups().map((id) => ({ value: id, label: id })),
      ],
    }),
    html`<button>${topics.show}</button>`,
  ]);
}

async function triedWord(context: DeskContext): Promise<Content> {
  const asked = new URL(context.http.req.url).searchParams;
  const text = (asked.get('word') ?? '').trim().slice(0, 100);
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined;
  const language = asked.get('language') ?? undefined;
  const group = asked.get('group') ?? '';
  const word: TriedWord = {
    text,
    kind: KINDS.find((kind) => kind === asked.get('kind')) ?? 'word',
    ...(isLanguage(language) && { language }),
    ...(group !== '' && { group }),
  };
  const reach = await context.options.topics.reach(word);
  return reach.ok ? reachCard(context, reach.value) : problem(foreign(reach.problem));
}

function reachCard(context: DeskContext, term: TriedTerm): Html {
  const { topics: words, storyPage } = context.words;
  const forms = term.samples.filter((sample) => sample.forms.length > 0);
  const seen = [...term.seen.forms, ...term.seen.compounds];
  return html`<section class="card">${facts([
    [
      words.forms,
      html`${forms.map(({ language, forms: some }) => html`<p lang="${language}">${some.join(', ')}</p>`)}`,
    ],
    [words.seen, foreign(seen.map(({ token, count }) => `${token} ${count}`).join(', ') || '–')],
    [
      words.already,
      foreign(term.already.map(({ term: known, group }) => `${known} (${group})`).join(', ') || '–'),
    ],
    [
      words.remarks,
      term.remarks.length === 0
        ? '–'
        : html`<ul>${term.remarks.map((remark) => html`<li>${foreign(remark)}</li>`)}</ul>`,
    ],
    [words.articles, term.articles.length],
  ])}${
    term.articles.length > 0 &&
    table(
      words.articles,
      [words.today, words.withIt, words.headline].map((label) => ({ label })),
      term.articles
        .slice(0, 50)
        .map(({ before, after, title, url }) => [
          `${storyPage.bands[before.verdict]} ${before.score}`,
          after === undefined
            ? '–'
            : badge(
                `${storyPage.bands[after.verdict]} ${after.score}`,
                after.verdict === before.verdict ? 'quiet' : 'accent',
              ),
          outsideLink(url, foreign(title)),
        ]),
    )
  }</section>`;
}

/** What was turned down, each with two buttons: rightly, or a miss, which takes it in for staff to decide on. */
function rejectedList(context: DeskContext, articles: readonly RejectedArticle[], week?: string): Html {
  const { topics: words, story } = context.words;
  if (articles.length === 0) return emptyState(words.noRejected, words.noRejectedHelp);
  return table(
    words.near,
    [words.headline, words.outlet, words.points, ''].map((label) => ({ label })),
    articles.map((article) => [
      [
        outsideLink(article.url, foreign(article.title, article.language)),
        article.lead !== undefined &&
          html`<br><span class="quiet">${foreign(article.lead.slice(0, 200), article.language)}</span>`,
      ],
      html`${foreign(article.outlet)} ${publicationDateHtml(context, article.publishedAt)}`,
      story.score(article.score),
      article.isMiss === undefined
        ? form(context, '/desk/topics/check', [
            html`<input type="hidden" name="article" value="${article.articleId}">${week !== undefined && html`<input type="hidden" name="week" value="${week}">`}`,
            button(words.rightly, { kind: 'quiet', name: 'miss', value: '0' }),
            button(words.miss, { name: 'miss', value: '1' }),
          ])
        : badge(article.isMiss ? words.wasMiss : words.wasRight, article.isMiss ? 'warn' : 'good'),
    ]),
  );
}

async function check(context: DeskContext): Promise<Response> {
  const { topics: words } = context.words;
  const { form: sent, now, account, options } = context;
  const [articleId, isMiss, week] = [Number(sent.get('article')), sent.get('miss') === '1', sent.get('week')];
  const back = week === null ? '/desk/topics#near' : '/desk/topics#sample';
  if (!Number.isSafeInteger(articleId) || !/^[01]$/.test(sent.get('miss') ?? ''))
    return redirect(context, back, { said: context.words.inbox.said.notUnderstood });
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
  return redirect(context, back, { said });
}
