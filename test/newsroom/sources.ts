import { stringify } from 'yaml';
import { deskOf } from './article.ts';
import { STATE_ID } from './outlets/coast-radio.ts';
import type { Newsroom } from './server.ts';

/** How each source of the newsroom is configured; what is missing is as shipped. */
interface Entry {
  readonly id: string;
  /** Whose articles it announces; undefined for the paper that lets nobody in. */
  readonly desk?: string;
  readonly site: string;
  readonly path: string;
  readonly kind?: 'feed' | 'listing' | 'sitemap';
  readonly more?: Readonly<Record<string, unknown>>;
}

const TEASERS = {
  item: 'article.teaser',
  title: 'h3',
  url: 'h3 a@href',
  date: 'time@datetime',
  summary: '.teaser-text',
  next: 'a.pager-next@href',
};

const always = { fullText: 'always' };

export const ENTRIES: readonly Entry[] = [
  { id: 'rannikkoradio', desk: 'rannikkoradio', site: 'coast-radio', path: '/rss/uutiset', more: always },
  { id: 'kustradion', desk: 'kustradion', site: 'coast-radio', path: '/rss/nyheter', more: always },
  { id: 'selkouutiset', desk: 'selkouutiset', site: 'coast-radio', path: '/rss/selkouutiset', more: always },
  { id: 'kaiku-wire', desk: 'kaiku-wire', site: 'kaiku-wire', path: '/rss/releases', more: always },
  { id: 'kymijoen-uutiset', desk: 'kymijoen-uutiset', site: 'kymijoen-uutiset', path: '/feed/' },
  {
    id: 'osterbottens-dagblad',
    desk: 'osterbottens-dagblad',
    site: 'osterbottens-dagblad',
    path: '/atom.xml',
    more: always,
  },
  {
    id: 'saimaa-institute',
    desk: 'saimaa-institute',
    site: 'saimaa-institute',
    path: '/en/news',
    kind: 'listing',
    more: { maxPages: 3, select: TEASERS },
  },
  {
    id: 'pohjoisen-talous',
    desk: 'pohjoisen-talous',
    site: 'pohjoisen-talous',
    path: '/sitemap.xml',
    kind: 'sitemap',
    more: { maxPages: 2, ...always },
  },
  {
    id: 'satakunnan-viesti',
    desk: 'satakunnan-viesti',
    site: 'satakunnan-viesti',
    path: '/rss.rdf',
    more: always,
  },
  {
    id: 'battery-metals-weekly',
    desk: 'battery-metals-weekly',
    site: 'battery-metals-weekly',
    path: '/feed.xml',
  },
  { id: 'mining-chronicle', desk: 'mining-chronicle', site: 'mining-chronicle', path: '/rss', more: always },
  { id: 'karhulan-katodi', desk: 'karhulan-katodi', site: 'karhulan-katodi', path: '/feed.json' },
  { id: 'teknik-och-miljo', desk: 'teknik-och-miljo', site: 'teknik-och-miljo', path: '/rss.php' },
  { id: 'saaristolehti', desk: 'saaristolehti', site: 'saaristolehti', path: '/rss.xml' },
  { id: 'lapin-kaiku', desk: 'lapin-kaiku', site: 'lapin-kaiku', path: '/rss.xml' },
  { id: 'closed-gate', site: 'closed-gate', path: '/rss.xml' },
];

/** The site keeps its article below pageData.article; its number is the article's name, whatever the address ends in. */
const COAST_RADIO = {
  id: 'coast-radio',
  hosts: ['127.0.0.1'],
  articleId: '/a/(\\d+-\\d+)',
  state: {
    selector: `script#${STATE_ID}`,
    path: 'pageData.article',
    title: 'headline.full',
    lead: 'lead',
    published: 'datePublished',
    language: 'language',
    authors: 'authors[].name',
    url: 'url.full',
    blocks: { path: 'content', types: ['text'], field: 'text' },
  },
};

/** The text of a sources.yaml for a running newsroom. */
export function newsroomSources(newsroom: Newsroom): string {
  const sources = ENTRIES.map(({ id, desk, site, path, kind = 'feed', more = {} }) => {
    const { name: outlet, language } =
      desk === undefined ? { name: 'Closed Gate Daily', language: 'en' } : deskOf(desk);
    return { id, outlet, language, kind, url: newsroom.baseUrl(site) + path, every: '30m', ...more };
  });
  return stringify({
    version: 1,
    network: { contact: 'mailto:newsroom@example.org', gap: '0s', allow: ['127.0.0.1'] },
    publish: {
      mode: 'auto',
      title: 'Battery metals in the invented press',
      baseUrl: 'https://media.example.org/',
    },
    profiles: [COAST_RADIO],
    sources,
  });
}
