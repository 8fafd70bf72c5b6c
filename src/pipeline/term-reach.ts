import type { Article } from '../domain/article.ts';
import type { Verdict } from '../domain/match.ts';
import { LANGUAGES, type Language } from '../domain/source.ts';
import type { Band, Term, Topics } from '../domain/topic.ts';
import type { Store } from '../ports.ts';
import { compileFilter } from './filter/index.ts';
import { sampleForms } from './filter/sample-forms.ts';
import { type FoundText, termProbe } from './filter/term-probe.ts';
import { withEveryTermCounting } from './term-cover.ts';

/** What a term would match, for staff who think of adding it. */
export interface TermReach {
  readonly samples: readonly { readonly language: Language; readonly forms: readonly string[] }[];
  /** Words of the stored texts that it finds, most frequent first. */
  readonly seen: { readonly forms: readonly SeenToken[]; readonly compounds: readonly SeenToken[] };
  /** Terms of today's topics that find it. */
  readonly already: readonly KnownTerm[];
  /** Stored articles that have it, most points first. */
  readonly articles: readonly ReachedArticle[];
  /** Announced articles that had no hint and would have one; 0 where no group was named. */
  readonly newHints: number;
}

export interface SeenToken {
  readonly token: string;
  readonly count: number;
}

export interface KnownTerm {
  readonly term: string;
  readonly group: string;
  readonly topics: readonly string[];
  /** What it finds of the new term: all of it, or a word of the phrase. */
  readonly found: string;
}

export interface ReachedArticle {
  readonly url: string;
  readonly title: string;
  readonly before: Judged;
  /** With the term in the group; absent where no group was named. */
  readonly after?: Judged;
}

export interface Judged {
  readonly verdict: Band;
  readonly score: number;
}

export interface ReachQuestion {
  readonly terms: readonly Term[];
  /** Undefined: all three. */
  readonly language?: Language;
  readonly topics: Topics;
  /** The topics with the terms in the group that staff think of. */
  readonly changed?: Topics;
}

const TOKENS_SHOWN = 20;

/** Reads what is stored and changes nothing. */
export async function termReach(
  store: Pick<Store, 'storedArticles' | 'reopenWithoutHint'>,
  { terms, language, topics, changed }: ReachQuestion,
): Promise<TermReach> {
  const languages = language === undefined ? LANGUAGES : [language];
  const probe = termProbe(terms);
  const today = compileFilter(topics);
  const then = changed && compileFilter(changed);
  const seen = new SeenTokens(terms);
  const articles: ReachedArticle[] = [];
  for await (const { article } of store.storedArticles()) {
    const found = probe.found(article);
    if (found.length === 0) continue;
    seen.add(found);
    // Where the term is not, it changes nothing.
    const after = then && judged(then.match(article));
    articles.push({ ...headOf(article), before: judged(today.match(article)), ...(after && { after }) });
  }
  const newHints = then === undefined ? 0 : await countNewHints(store, today, then);
  return {
    samples: languages.map((each) => ({ language: each, forms: formsOf(terms, each) })),
    seen: seen.mostFrequent(),
    already: knownTerms(terms, languages, topics),
    articles: articles.toSorted((one, other) => scoreOf(other) - scoreOf(one)),
    newHints,
  };
}

function formsOf(terms: readonly Term[], language: Language): readonly string[] {
  return [...new Set(terms.flatMap((term) => sampleForms(term, language)))];
}

function headOf({ url, title }: Article) {
  return { url, title };
}

function judged({ verdict, score }: Verdict): Judged {
  return { verdict, score };
}

function scoreOf({ before, after }: ReachedArticle): number {
  return (after ?? before).score;
}

/** A dry run of what `rematch` does with them. */
function countNewHints(
  store: Pick<Store, 'reopenWithoutHint'>,
  today: ReturnType<typeof compileFilter>,
  then: ReturnType<typeof compileFilter>,
): Promise<number> {
  return store.reopenWithoutHint(({ title, summary, language, sourceLanguage }) => {
    const spoken = language ?? sourceLanguage;
    const headline = { title, ...(summary && { lead: summary }), ...(spoken && { language: spoken }) };
    return then.hasHint(headline) && !today.hasHint(headline);
  }, true);
}

class SeenTokens {
  private readonly counts = { forms: new Map<string, number>(), compounds: new Map<string, number>() };
  private readonly isWord: boolean;

  constructor(terms: readonly Term[]) {
    this.isWord = terms.every(({ kind }) => kind === 'word');
  }

  add(found: readonly FoundText[]): void {
    for (const { text, isCompound } of found) {
      const counts = isCompound ? this.counts.compounds : this.counts.forms;
      // A word is the same at the beginning of a sentence; of names the capitals are what tells them apart.
      const token = (this.isWord ? text.toLowerCase() : text).replace(/\s+/g, ' ');
      counts.set(token, (counts.get(token) ?? 0) + 1);
    }
  }

  mostFrequent(): TermReach['seen'] {
    return { forms: ranked(this.counts.forms), compounds: ranked(this.counts.compounds) };
  }
}

function ranked(counts: ReadonlyMap<string, number>): readonly SeenToken[] {
  return [...counts]
    .map(([token, count]) => ({ token, count }))
    .sort((one, other) => other.count - one.count || (one.token < other.token ? -1 : 1))
    .slice(0, TOKENS_SHOWN);
}

function knownTerms(
  terms: readonly Term[],
  languages: readonly Language[],
  topics: Topics,
): readonly KnownTerm[] {
  const filter = compileFilter(withEveryTermCounting(topics));
  const known = new Map<string, KnownTerm>();
  for (const { text } of terms) {
    for (const language of languages) {
      for (const topic of filter.match({ title: text.replace(/\*$/, ''), language }).topics) {
        for (const { group, term, places } of topic.matches) {
          const found = places[0]?.found ?? '';
          const key = JSON.stringify([group, term, found]);
          const topicsOfTerm = new Set([...(known.get(key)?.topics ?? []), topic.id]);
          known.set(key, { term, group, found, topics: [...topicsOfTerm] });
        }
      }
    }
  }
  return [...known.values()];
}
