/** What is allowed and yet not likely meant: said with the line, before an article is lost to it. */
import { LANGUAGES, type Language } from '../domain/source.ts';
import type { Term, Topic, TopicExample, Topics } from '../domain/topic.ts';
import { compileFilter, type Filter } from '../pipeline/filter/index.ts';
import { ORDINARY_WORDS } from './ordinary-words.ts';
import type { Problem } from './problems.ts';
import { placeWritten } from './topics-lines.ts';

const SHORTEST_WORD = 4;
const SHORTEST_STEM = 5;
const LONGEST_PHRASE = 5;

export function lintTopics(topics: Topics): readonly Problem[] {
  const filter = compileFilter(topics);
  const problems = topics.topics.flatMap((topic) => [
    ...topic.groups.flatMap(({ terms }) => terms.flatMap(lintTerm)),
    ...topic.exclude.flatMap(lintTerm),
    ...doubles(topic, topics),
    ...tooCommon(topic, filter),
    ...topic.examples.flatMap((example) => lintExample(example, topic, filter)),
  ]);
  return unique(problems).sort((one, other) => one.line - other.line);
}

/** A shared group is linted once for every topic that uses it, and said once. */
function unique(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [`${problem.line} ${problem.message}`, problem])).values()];
}

function warning(part: object, message: string): Problem {
  return { ...placeWritten(part), message, severity: 'warning' };
}

function lintTerm(term: Term): readonly Problem[] {
  const { text } = term;
  const words = text.split(/\s+/);
  if (words.length > LONGEST_PHRASE) {
    return [
      warning(
        term,
        `"${text}" has ${words.length} words; a phrase of ${LONGEST_PHRASE} at most is likely to be found as it stands`,
      ),
    ];
  }
  if (term.kind === 'acronym') return lintAcronym(term);
  if (words.length === 1 && text.endsWith('*')) return lintStem(term);
  if (words.some((word) => /[*?]/.test(word.slice(0, -1)) || word.endsWith('?'))) {
    const message = `"${text}" has a sign in the middle that stands for letters; only stem* at the end of a word works here`;
    return [warning(term, message)];
  }
  if (term.kind === 'name') {
    return text === text.toLowerCase()
      ? [
          warning(
            term,
            `the name "${text}" has no capital letter; write it as it is written in a text, or move it to fi, sv or en`,
          ),
        ]
      : [];
  }
  return lintWord(term, words);
}

function lintAcronym(term: Term): readonly Problem[] {
  if (/\p{Lu}.*\p{Lu}/u.test(term.text)) return [];
  return [
    warning(
      term,
      `the acronym "${term.text}" is not in capitals; move it to names if its endings are written on without a colon`,
    ),
  ];
}

function lintStem(term: Term): readonly Problem[] {
  if (term.text.length - 1 >= SHORTEST_STEM) return [];
  return [
    warning(
      term,
      `"${term.text}" begins too many words; give at least ${SHORTEST_STEM} letters before the *, or the base form`,
    ),
  ];
}

function lintWord(term: Term, words: readonly string[]): readonly Problem[] {
  const isSafe = term.position !== 'any' || term.except.length > 0 || !term.compounds;
  if (words.length === 1 && term.text.length < SHORTEST_WORD && !isSafe) {
    return [
      warning(
        term,
        `"${term.text}" is short and will be found inside other words; add position: simple or except`,
      ),
    ];
  }
  const base = baseFormOf(term.text, term.language);
  return base === undefined
    ? []
    : [
        warning(
          term,
          `"${term.text}" looks inflected; did you mean the base form ("${base}" or the like)? Endings come by themselves`,
        ),
      ];
}

/** Endings that hardly any base form has; `-n` and `-t` alone are too common to tell, `-aja` and `-ija` are agents. */
const INFLECTED: Readonly<Record<Language, RegExp>> = {
  fi: /(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|ksen|tehtaan|jen|iden|ien|[oeuö]j[aä])$/,
  sv: /(?:orna|arna|erna|ernas)$/,
  en: /(?:ies|'s)$/,
};
/** Base forms that end so all the same. */
const BASE_FORMS: Readonly<Record<Language, RegExp>> = {
  fi: /(?:massa|kassa|lista|kiista|musta|pasta|rasta|kulta|silta|valta|ilta|villa|halla|nalle|kuja)$/,
  sv: /$^/,
  en: /(?:series|species| of \w+)$/,
};

function baseFormOf(text: string, language: Language | undefined): string | undefined {
  if (language === undefined || text.length < 6) return undefined;
  if (!INFLECTED[language].test(text) || BASE_FORMS[language].test(text)) return undefined;
  return language === 'en'
    ? text.replace(/ies$/, 'y').replace(/'s$/, '')
    : text.replace(INFLECTED[language], '…');
}

/**
 * The same word twice in a topic counts twice. That may be meant where a topic names a word that a shared group has
 * too, so only words written in one place, both worth points, are said to be doubles.
 */
function doubles(topic: Topic, topics: Topics): readonly Problem[] {
  const first = new Map<string, { readonly group: string; readonly line: number }>();
  const problems: Problem[] = [];
  for (const { id, weight, terms } of topic.groups) {
    for (const term of terms) {
      if ((term.weight ?? weight) === 0) continue;
      const { line } = placeWritten(term);
      const part = topics.topics.filter((each) => placeWritten(each).line <= line).length;
      const key = [part, term.kind, term.language, term.position, foldedText(term)].join(' ');
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, { group: id, line });
      else {
        const where = earlier.group === id ? 'its group' : `group "${earlier.group}"`;
        problems.push(
          warning(term, `"${term.text}" stands in ${where} already (line ${earlier.line}); one is enough`),
        );
      }
    }
  }
  return problems;
}

/** Acronyms are told apart by their capitals. */
function foldedText({ text, kind }: Term): string {
  return kind === 'acronym' ? text : text.toLowerCase();
}

/** Ordinary words that a term may find before it is said to find too much. */
const COMMON_MATCHES = 3;

function tooCommon(topic: Topic, filter: Filter): readonly Problem[] {
  return LANGUAGES.flatMap((language) => {
    const { topics } = filter.match({ title: '', text: ORDINARY_WORDS[language].join('\n'), language });
    const matches = topics.find(({ id }) => id === topic.id)?.matches ?? [];
    return matches.flatMap(({ group, term: text, places }) => {
      const found = [...new Set(places.map((place) => place.found))];
      const term = topic.groups.find(({ id }) => id === group)?.terms.find((each) => each.text === text);
      if (term === undefined || found.length < COMMON_MATCHES) return [];
      const message = `"${text}" is found in many ordinary words (${found.slice(0, 5).join(', ')}); narrow it by position, except or a longer word`;
      return [warning(term, message)];
    });
  });
}

function lintExample(example: TopicExample, topic: Topic, filter: Filter): readonly Problem[] {
  const { title, lead, text, language, expect } = example;
  const answer = filter.match({
    title,
    ...(lead && { lead }),
    ...(text && { text }),
    ...(language && { language }),
  });
  const ofTopic = answer.topics.find(({ id }) => id === topic.id);
  const found = ofTopic?.verdict ?? 'reject';
  if (found === expect) return [];
  const why = (ofTopic?.matches ?? [])
    .slice(0, 5)
    .map(({ term, points }) => `${term} ${points}`)
    .join(', ');
  const message = `example "${title}" should be ${expect} and is ${found} with ${ofTopic?.score ?? 0} points (${why || 'nothing found'})`;
  return [{ ...placeWritten(example), message, severity: 'error' }];
}
