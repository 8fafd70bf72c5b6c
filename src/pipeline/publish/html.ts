import type { Digest } from '../../domain/digest.ts';
import { LANGUAGES } from '../../domain/source.ts';
import { printedDate } from '../../domain/time.ts';
import type { Edition, Format } from './contract.ts';
import { topicFolder } from './editions.ts';
import { articleIn } from './html-article.ts';
import { STYLE } from './html-style.ts';
import { once } from './once.ts';
import { escaped } from './text.ts';
import { LANGUAGE_NAMES } from './wording.ts';

/** The page that people open in the morning. No script, nothing fetched from elsewhere, links that work from a folder too. */
export const digestPage: Format = {
  file: 'index.html',
  render(edition) {
    const root = '../'.repeat(edition.folder.split('/').length - 1);
    return [
      '<!doctype html>',
      '<html lang="en">',
      ...headOf(edition),
      '<body>',
      '<a class="skip" href="#news">Skip to the news</a>',
      '<div class="page">',
      ...mastheadOf(edition),
      ...navigationOf(edition, root),
      '<main id="news">',
      ...(edition.items.length === 0
        ? [emptyNote(edition, root)]
        : edition.items.map(articleIn(edition.digest)(root))),
      '</main>',
      ...footerOf(edition),
      '</div>',
      '</body>',
      '</html>',
      '',
    ].join('\n');
  },
};

function headOf({ title, description }: Edition): readonly string[] {
  const feeds = [
    ['application/rss+xml', 'feed.xml', 'RSS'],
    ['application/atom+xml', 'atom.xml', 'Atom'],
    ['application/feed+json', 'feed.json', 'JSON Feed'],
  ];
  return [
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    `<meta name="description" content="${escaped(description)}">`,
    '<meta name="referrer" content="strict-origin-when-cross-origin">',
    ...feeds.map(
      ([type, file, name]) =>
        `<link rel="alternate" type="${type}" href="${file}" title="${escaped(title)} (${name})">`,
    ),
    `<style>${STYLE}</style>`,
    '</head>',
  ];
}

function mastheadOf({ title, description, items }: Edition): readonly string[] {
  const newest = items.find((item) => item.publishedAt !== undefined)?.publishedAt;
  const count = items.length === 1 ? '1 story' : `${items.length} stories`;
  return [
    '<header>',
    '<div class="mark" aria-hidden="true"></div>',
    `<h1>${escaped(title)}</h1>`,
    ...(description.trim() === '' ? [] : [`<p class="about">${escaped(description)}</p>`]),
    ...(newest === undefined
      ? []
      : [`<p class="newest">${count}, the newest of ${printedDate(newest.at)}</p>`]),
    '</header>',
  ];
}

interface Entry {
  readonly folder: string;
  readonly name: string;
  readonly count: number;
  readonly lang?: string;
}

function navigationOf(edition: Edition, root: string): readonly string[] {
  const { byTopic, byLanguage } = entriesOf(edition.digest);
  return [
    '<nav aria-label="Topics and languages">',
    '<dl>',
    ...navigationRow('Topics', byTopic, edition, root),
    ...navigationRow('Written in', byLanguage, edition, root),
    '</dl>',
    '</nav>',
  ];
}

/** Every page shows the same ways with the same counts. */
const entriesOf = once(({ items, topics }: Digest) => {
  const all: Entry = { folder: '', name: 'All', count: items.length };
  const byTopic = topics.map(({ id, name }) => ({
    folder: topicFolder(id),
    name,
    count: items.filter((item) => item.topics.includes(id)).length,
  }));
  const byLanguage = LANGUAGES.map((language) => ({
    folder: `languages/${language}/`,
    name: LANGUAGE_NAMES[language] ?? language,
    count: items.filter((item) => item.language === language).length,
  }));
  return { byTopic: [all, ...byTopic], byLanguage };
});

function navigationRow(
  label: string,
  entries: readonly Entry[],
  edition: Edition,
  root: string,
): readonly string[] {
  const links = entries.map((entry) => {
    const current = entry.folder === edition.folder ? ' aria-current="page"' : '';
    const { href, rest } = writtenEntry(entry);
    return `<li><a href="${root}${href}"${current}>${rest}`;
  });
  return [`<dt>${label}</dt>`, '<dd><ul>', ...links, '</ul></dd>'];
}

/** What is the same on every page, but for the way to the whole digest. */
const writtenEntry = once(({ folder, name, count }: Entry) => ({
  href: escaped(`${folder.split('/').map(encodeURIComponent).join('/')}index.html`),
  rest: `${escaped(name)}</a> <span class="count">${count}</span></li>`,
}));

function emptyNote({ folder }: Edition, root: string): string {
  const text =
    folder === ''
      ? 'No news yet. As soon as something is found and approved, it stands here.'
      : `Nothing here at the moment. <a href="${root}index.html">See all the news</a>.`;
  return `<p class="empty">${text}</p>`;
}

function footerOf({ digest }: Edition): readonly string[] {
  const { contact } = digest;
  const reachable = contact !== undefined && /^(mailto|https?):/i.test(contact);
  return [
    '<footer>',
    '<p>Follow by <a href="feed.xml">RSS</a>, <a href="atom.xml">Atom</a> or <a href="feed.json">JSON Feed</a>.',
    'As a list: <a href="list.html">web page</a>, <a href="list.md">Markdown</a>, <a href="list.txt">text</a>.</p>',
    '<p>Headlines belong to their publishers; follow the link for the article.</p>',
    ...(reachable ? [`<p><a href="${escaped(contact)}">Contact</a></p>`] : []),
    '</footer>',
  ];
}
