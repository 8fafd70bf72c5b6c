import { detectLanguage } from '../../src/pipeline/language.ts';
import { HEADLINES } from '../../test/pipeline/headlines.ts';
import { type Figure, share } from './floors.ts';
import { Tally } from './scores.ts';

/** Headlines as they are, without knowing what the source usually writes, and with knowing. */
export function benchLanguages(): readonly Figure[] {
  const alone = new Tally();
  const withSource = new Tally();
  for (const [language, headlines] of Object.entries(HEADLINES)) {
    for (const headline of headlines) {
      alone.count(detectLanguage(headline) === language);
      withSource.count(detectLanguage(headline, language) === language);
    }
  }
  return [
    share('language of headlines (fi sv en no de)', alone),
    share('language of headlines, the source known', withSource),
  ];
}
