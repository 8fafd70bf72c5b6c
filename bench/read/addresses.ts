import { canonicalUrl } from '../../src/domain/url.ts';
import { rowsOf } from './corpora.ts';
import { type Figure, share } from './floors.ts';
import { Tally } from './scores.ts';

interface Tracker {
  readonly param: string;
  readonly scope: string;
}

/** Parameters without which a page is another one. */
const IDENTITY =
  'id p page_id article articleId releaseId publisherId storyId nid q page v lang section ref=kirja source=paper'.split(
    ' ',
  );

export function benchAddresses(): readonly Figure[] {
  const removed = new Tally();
  for (const { param, scope } of rowsOf<Tracker>('urls/tracking-params.jsonl')) {
    const host = hostIn(scope);
    if (host === undefined) continue;
    const url = canonicalUrl(`https://${host}/a/1?id=5&${param}=abc123&p=9433`);
    removed.count(url === `https://${host}/a/1?id=5&p=9433`);
  }
  const kept = new Tally();
  for (const name of IDENTITY) {
    const url = `https://www.example.fi/a?${name.includes('=') ? name : `${name}=9433`}`;
    kept.count(canonicalUrl(`${url}&utm_source=rss`) === url);
  }
  return [share('trackers removed', removed), share('identity parameters kept', kept)];
}

/** A host within the scope; undefined where the list names a path or another parameter instead. */
function hostIn(scope: string): string | undefined {
  if (scope === 'general') return 'www.example.fi';
  const host = scope.split('|').find((name) => name !== '' && !/^[~.?]|=/.test(name));
  return host?.replace(/\/.*/, '').replace(/\.\*?$/, '.com');
}
