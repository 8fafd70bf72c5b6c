import { accountWords } from './account.ts';
import { coverageWords } from './coverage.ts';
import { decidedWords } from './decided.ts';
import { decisionWords } from './decisions.ts';
import { digestWords } from './digest.ts';
import { inboxWords } from './inbox.ts';
import { linkWords } from './links.ts';
import { reasonWords } from './reasons.ts';
import { feedWords, searchWords } from './search.ts';
import { shellWords } from './shell.ts';
import { sourceWords } from './sources.ts';
import { storyWords } from './story.ts';
import { storyPageWords } from './story-page.ts';
import { topicWords } from './topics.ts';

/**
 * Every word that the desk says, in one typed catalogue: an area a file, with its languages side by side. A new area is
 * a file with `words(en, fi)` and its line here; it is read as `context.words.AREA.KEY`.
 */
export const UI_LANGUAGES = ['en', 'fi'] as const;
export type UiLanguage = (typeof UI_LANGUAGES)[number];

export const UI_LANGUAGE_NAMES: Readonly<Record<UiLanguage, string>> = { en: 'English', fi: 'Suomi' };

function inLanguage(language: UiLanguage) {
  return {
    shell: shellWords[language],
    account: accountWords[language],
    coverage: coverageWords[language],
    decided: decidedWords[language],
    decisions: decisionWords[language],
    digest: digestWords[language],
    feeds: feedWords[language],
    inbox: inboxWords[language],
    links: linkWords[language],
    reasons: reasonWords[language],
    search: searchWords[language],
    sources: sourceWords[language],
    story: storyWords[language],
    storyPage: storyPageWords[language],
    topics: topicWords[language],
  };
}

export type Messages = ReturnType<typeof inLanguage>;

export const MESSAGES: Readonly<Record<UiLanguage, Messages>> = {
  en: inLanguage('en'),
  fi: inLanguage('fi'),
};

/** The cookie's choice, else the first language of the browser that we speak (RFC 9110, 12.5.4), else English. */
export function uiLanguage(chosen: string | undefined, acceptLanguage: string | undefined): UiLanguage {
  const wanted = [chosen ?? '', ...(acceptLanguage ?? '').split(',')];
  for (const tag of wanted) {
    const found = UI_LANGUAGES.find((language) => tag.trim().toLowerCase().startsWith(language));
    if (found !== undefined) return found;
  }
  return 'en';
}
