import { benchAddresses } from './read/addresses.ts';
import { benchArticles } from './read/articles.ts';
import { haveCorpora } from './read/corpora.ts';
import { benchFeeds } from './read/feeds.ts';
import { report } from './read/floors.ts';
import { benchHostileXml } from './read/hostile-xml.ts';
import { benchLanguages } from './read/languages.ts';
import { benchSpeed } from './read/speed.ts';

/** How well feeds, pages, dates and addresses of the real web are read. Only the languages need no corpora. */
export async function bench(): Promise<void> {
  const flags = process.argv.slice(3);
  if (!haveCorpora()) {
    report(benchLanguages(), flags);
    console.log('read: the corpora are not here (../shared/corpora), nothing else measured');
    return;
  }
  const figures = [
    ...benchLanguages(),
    ...(await benchFeeds()),
    ...(await benchHostileXml()),
    ...benchAddresses(),
    ...benchArticles(),
    ...benchSpeed(),
  ];
  report(figures, flags);
}
