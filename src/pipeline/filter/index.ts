/**
 * Filter: does an article belong to one of our topics, and why?
 *
 * 1. Staff write base forms. Inflected forms, compounds, hyphens and names with their endings come by themselves,
 *    by the rules of Finnish, Swedish and English; an article is read with the rules of its own language, one in
 *    another language (German, Norwegian …) with all three, and the best answer counts.
 * 2. A term found counts its weight, twice that in the headline, 1.4 times in the lead; a second place adds half,
 *    a third a quarter, further ones nothing. A group counts no more than its cap. The factors are settings.
 * 3. A group with `needs` counts only when a word of a needed group is there too. What an `exclude` phrase covers is
 *    not there at all. A `near` rule adds points for sentences where its words meet.
 * 4. At or above `accept` the article is a mention, at or above `review` staff look at it. Weak words (each worth less
 *    than half of `accept`) that stand in the body text only send an article to review, never into the feed.
 * 5. The verdict of an article is that of its best topic.
 * 6. Before an article is fetched, headline and teaser are asked for a hint: good words count in full, whatever they
 *    need and whatever speaks against them, since the text may put that right.
 *
 * Pure: the same article, topics and engine version give the same numbers.
 */
import { createHash } from 'node:crypto';
import type { TopicMatch, Verdict } from '../../domain/match.ts';
import { isLanguage, LANGUAGES, type Language } from '../../domain/source.ts';
import type { Band, Topics } from '../../domain/topic.ts';
import { detectLanguage } from '../language.ts';
import { type FilterInput, findTerms, vocabularyOf } from './findings.ts';
import { compileLexicon, type Lexicon } from './lexicon.ts';
import { hintOf, scoreTopic } from './score.ts';
import type { NameStems } from './units.ts';

export type { FilterInput } from './findings.ts';

/** Goes up whenever the same article and topics may give other numbers than before. */
export const ENGINE_VERSION = 1;

export interface Filter {
  /** Of the topics and the engine; two filters with one hash answer the same. */
  readonly hash: string;
  match(input: FilterInput): Verdict;
  /** Whether headline and teaser alone reach some topic's hint threshold. */
  hasHint(input: FilterInput): boolean;
}

export function compileFilter(topics: Topics): Filter {
  const vocabulary = vocabularyOf(topics);
  const made: NameStems = new Map();
  const lexicons: Readonly<Record<Language, Lexicon>> = {
    fi: compileLexicon(vocabulary.terms, 'fi', made),
    sv: compileLexicon(vocabulary.terms, 'sv', made),
    en: compileLexicon(vocabulary.terms, 'en', made),
  };
  const hash = hashOf(topics);

  const matchIn = (input: FilterInput, language: Language): readonly TopicMatch[] => {
    const findings = findTerms(input, lexicons[language], vocabulary);
    return topics.topics.flatMap((topic, index) => scoreTopic(topic, index, findings) ?? []).sort(byVerdict);
  };

  return {
    hash,
    match: (input) => {
      const language = input.language ?? languageOf(input);
      const [best = []] = languagesToTry(language)
        .map((each) => matchIn(input, each))
        .sort(([one], [other]) => (one && other ? byVerdict(one, other) : one ? -1 : other ? 1 : 0));
      return {
        verdict: best[0]?.verdict ?? 'reject',
        score: best[0]?.score ?? 0,
        ...(language !== undefined && { language }),
        topics: best,
        lexicon: hash,
      };
    },
    hasHint: ({ title, lead, language }) => {
      const input = { title, ...(lead && { lead }) };
      const hints = (each: Language) => {
        const findings = findTerms(input, lexicons[each], vocabulary);
        return topics.topics.some((topic, index) => hintOf(topic, index, findings) >= topic.settings.hint);
      };
      // A source may announce in another language than it usually writes: no mention is lost for that.
      return (
        languagesToTry(language).some(hints) || LANGUAGES.some((each) => each !== language && hints(each))
      );
    },
  };
}

/** Headline and lead say it as well as the whole text does, and a short text says it together with them. */
function languageOf({ title, lead, text }: FilterInput): string | undefined {
  return detectLanguage([title, lead, text].filter(Boolean).join('\n'));
}

/** Names are the same in German, and Norwegian nouns are near enough to Swedish: what has no rules is read with all. */
function languagesToTry(language: string | undefined): readonly Language[] {
  return isLanguage(language) ? [language] : LANGUAGES;
}

const RANK: Readonly<Record<Band, number>> = { accept: 2, review: 1, reject: 0 };

function byVerdict(one: TopicMatch, other: TopicMatch): number {
  return RANK[other.verdict] - RANK[one.verdict] || other.score - one.score || (one.id < other.id ? -1 : 1);
}

function hashOf({ topics }: Topics): string {
  const counted = topics.map(({ id, settings, groups, near, exclude }) => ({
    id,
    settings,
    groups,
    near,
    exclude,
  }));
  const content = JSON.stringify([ENGINE_VERSION, counted]);
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
