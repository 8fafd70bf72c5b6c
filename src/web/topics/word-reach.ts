import { isLanguage } from '../../domain/source.ts';
import type { DeskContext } from '../context.ts';
import { type Content, foreign, type Html, html, outsideLink } from '../html.ts';
import { badge, choice, facts, field, problem, queryForm, table } from '../parts.ts';
import type { TriedTerm, TriedWord } from './topics-desk.ts';

const KINDS = ['word', 'name', 'acronym'] as const;

/** A word, its kind and the group that it could go into. */
export function wordForm({ words, options, http }: DeskContext): Html {
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

/** What the word in the address would bring in; nothing where none is asked for. */
export async function triedWord(context: DeskContext): Promise<Content> {
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
