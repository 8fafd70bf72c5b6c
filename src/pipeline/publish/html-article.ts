import type { Digest, DigestItem } from '../../domain/digest.ts';
import { feedDate } from './dates.ts';
import { topicFolder } from './editions.ts';
import { topicsOf } from './feed-entry.ts';
import { once } from './once.ts';
import { escaped, webAddress } from './text.ts';
import {
  dateOf,
  headlineLanguage,
  headlineOf,
  languageNoteOf,
  languageTag,
  outletOf,
  summaryOf,
} from './wording.ts';

/** One story on the digest page. `root` is the way from the page's folder to that of the whole digest. */
export const articleIn = once((digest: Digest) => {
  const byRoot = new Map<string, (item: DigestItem) => string>();
  return (root: string) => {
    const known = byRoot.get(root) ?? once((item: DigestItem) => articleLines(item, digest, root).join('\n'));
    byRoot.set(root, known);
    return known;
  };
});

function articleLines(item: DigestItem, digest: Digest, root: string): readonly string[] {
  return [
    '<article>',
    `<p class="where"><span class="outlet">${escaped(outletOf(item))}</span> ${dateMark(item)}</p>`,
    '<div>',
    `<h2>${headlineLink(item)}</h2>`,
    ...summaryLines(item),
    ...alsoIn(item),
    ...themeLine(item),
    ...tagsOf(item, digest, root),
    '</div>',
    '</article>',
  ];
}

function dateMark(item: DigestItem): string {
  const printed = dateOf(item);
  if (item.publishedAt === undefined || printed === undefined) return '<span class="undated">no date</span>';
  const machine = feedDate(item.publishedAt);
  return `<time datetime="${item.publishedAt.precision === 'day' ? machine.slice(0, 10) : machine}">${printed}</time>`;
}

function headlineLink(item: DigestItem): string {
  return link({
    url: item.url,
    text: headlineOf(item),
    textLanguage: headlineLanguage(item),
    pageLanguage: languageTag(item.language),
  });
}

interface LinkParts {
  readonly url: string;
  readonly text: string;
  readonly textLanguage: string | undefined;
  readonly pageLanguage: string | undefined;
}

function link({ url, text, textLanguage, pageLanguage }: LinkParts): string {
  const address = webAddress(url);
  const lang = textLanguage === undefined ? '' : ` lang="${textLanguage}"`;
  if (address === undefined) return `<span${lang}>${escaped(text)}</span>`;
  const hreflang = pageLanguage === undefined ? '' : ` hreflang="${pageLanguage}"`;
  return `<a href="${escaped(address)}" rel="external noopener"${lang}${hreflang}>${escaped(text)}</a>`;
}

function summaryLines(item: DigestItem): readonly string[] {
  const [summary, note] = [summaryOf(item), languageNoteOf(item)];
  if (summary === '' && note === '') return [];
  const tag = item.summaryFrom === 'editor' ? undefined : languageTag(item.language);
  const lang = tag === undefined ? '' : ` lang="${tag}"`;
  const parts = summary === '' ? [] : [`<span${lang}>${escaped(summary)}</span>`];
  if (note !== '' && !summary.endsWith(note)) parts.push(`<span class="note">${escaped(note)}</span>`);
  return [`<p class="summary">${parts.join(' ')}</p>`];
}

function alsoIn(item: DigestItem): readonly string[] {
  if (item.alsoIn.length === 0) return [];
  const others = item.alsoIn.map((other) => {
    const address = webAddress(other.url);
    const name = escaped(outletOf(other));
    return address === undefined
      ? name
      : `<a href="${escaped(address)}" rel="external noopener" title="${escaped(other.title)}">${name}</a>`;
  });
  return [`<p class="more">Also in: ${others.join(', ')}</p>`];
}

function themeLine({ theme }: DigestItem): readonly string[] {
  return theme === undefined || theme.trim() === '' ? [] : [`<p class="more">Theme: ${escaped(theme)}</p>`];
}

function tagsOf(item: DigestItem, digest: Digest, root: string): readonly string[] {
  const topics = topicsOf(item, digest).map(({ id, name }) => {
    const href = `${root}${topicFolder(id).split('/').map(encodeURIComponent).join('/')}index.html`;
    return `<li><a href="${escaped(href)}">${escaped(name)}</a></li>`;
  });
  const paywall = item.paywalled === true ? ['<li class="paywall">For subscribers</li>'] : [];
  const tags = [...topics, ...paywall];
  return tags.length === 0 ? [] : ['<ul class="tags" aria-label="About this story">', ...tags, '</ul>'];
}
