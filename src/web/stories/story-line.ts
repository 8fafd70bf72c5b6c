import { printedDate } from '../../domain/time.ts';
import type { InboxItem } from '../../ports.ts';
import type { Visit } from '../context.ts';
import { momentHtml, publicationDateHtml } from '../dates.ts';
import { type Content, foreign, type Html, html, joined, outsideLink } from '../html.ts';
import { badge } from '../parts.ts';

/** A story in a list: headline, where and when, the sentence that it was found by, and what staff should know of it. */
export function storyLine(visit: Visit, item: InboxItem): Html {
  return html`<article class="story" id="story-${item.storyId}">
<h2><a href="/desk/stories/${item.storyId}">${foreign(item.headline, item.headlineFrom === 'editor' ? 'en' : item.language)}</a></h2>
${storyPlace(visit, item)}
${hitSentence(item)}
${storyMarks(visit, item)}
</article>`;
}

/** Outlet, date, language, and who else has it. */
export function storyPlace(visit: Visit, item: InboxItem): Html {
  const { story: words } = visit.words;
  const parts: Content[] = [
    outsideLink(item.url, foreign(item.outlet)),
    // That nobody dated it stands among its marks; here, by which day it has its place in the list.
    item.publishedAt === undefined
      ? words.seenFirst(printedDate(item.firstSeenAt))
      : publicationDateHtml(visit, item.publishedAt),
    ...(item.language === undefined ? [] : [words.languages(item.language)]),
    ...(item.alsoIn.length === 0
      ? []
      : [
          html`${words.alsoIn} ${joined(
            item.alsoIn.map(({ outlet, url }) => outsideLink(url, foreign(outlet))),
            ', ',
          )}`,
        ]),
  ];
  return html`<p class="place">${joined(parts, html`<span aria-hidden="true"> · </span>`)}</p>`;
}

/** The best sentence of the evidence, with the words found in it marked. */
export function hitSentence({ hit, language }: InboxItem): Content {
  if (hit === undefined) return undefined;
  return html`<p class="hit"${language !== undefined && /^[a-z]{2}$/.test(language) && html` lang="${language}"`}>${marked(hit.sentence, hit.words)}</p>`;
}

/** A text with every place of these words marked; longer words first, so that a part does not hide the whole. */
export function marked(text: string, words: readonly string[]): Html {
  const longestFirst = [...words]
    .filter((word) => word !== '')
    .sort((one, other) => other.length - one.length);
  const pieces: Content[] = [];
  let rest = text;
  for (;;) {
    const next = firstOf(rest, longestFirst);
    if (next === undefined) break;
    pieces.push(rest.slice(0, next.at), html`<mark>${next.word}</mark>`);
    rest = rest.slice(next.at + next.word.length);
  }
  return html`<bdi>${[...pieces, rest]}</bdi>`;
}

function firstOf(
  text: string,
  words: readonly string[],
): { readonly at: number; readonly word: string } | undefined {
  const found = words
    .map((word) => ({ word, at: text.indexOf(word) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at);
  return found[0];
}

/** What is not as usual, in words. */
export function storyMarks(visit: Visit, item: InboxItem): Content {
  const { story: words } = visit.words;
  const marks: Content[] = [
    ...(item.state === 'waiting' ? [] : [badge(words.states[item.state], STATE_TONES[item.state])]),
    badge(words.score(item.score), item.band === 'accept' ? 'accent' : 'quiet'),
    ...item.topics.map((topic) => badge(visit.options.topicNames.get(topic) ?? topic)),
    ...item.members.map((member) => badge(foreign(member), 'good')),
    ...(item.theme === undefined ? [] : [badge(html`${words.theme}: ${foreign(item.theme)}`, 'accent')]),
    ...(item.link === undefined ? [] : [badge(visit.words.links.states[item.link.state], 'warn')]),
    ...(item.paywalled === true && item.link?.state !== 'paywalled' ? [badge(words.paywalled, 'warn')] : []),
    ...(item.publishedAt === undefined ? [badge(words.noDate, 'warn')] : []),
    ...(item.staffOnly ? [badge(words.staffOnly, 'warn')] : []),
    ...(item.headlineChanged ? [badge(words.headlineChanged, 'warn')] : []),
    ...(item.suggestions > 0 ? [badge(words.suggestions(item.suggestions), 'warn')] : []),
    ...(item.snoozedUntil === undefined
      ? []
      : [badge(html`${words.until} ${momentHtml(item.snoozedUntil)}`, 'quiet')]),
  ];
  return html`<p class="marks">${joined(marks, ' ')}</p>`;
}

const STATE_TONES = { approved: 'good', rejected: 'bad', snoozed: 'quiet', waiting: 'quiet' } as const;
