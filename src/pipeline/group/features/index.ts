import type { Article } from '../../../domain/article.ts';
import { withoutBoilerplate } from '../boilerplate.ts';
import { type Amount, amountsIn } from './amounts.ts';
import { concepts } from './concepts.ts';
import { datesIn } from './dates.ts';
import { capitalKeys, isTitleCase, namesIn } from './names.ts';
import { type Token, tokensOf } from './tokens.ts';

/** How far into the text an event is told; background comes later. In UTF-16 code units. */
const OPENING_LETTERS = 1_800;
/** Of an opening, what counts as its head where there is no lead. */
const LEAD_LETTERS = 320;
const MOST_OF_A_KIND = 14;
const GREAT = 1_000;
/** Said in headlines of one event as well as of another. */
const VAGUE = new Set(
  ['grow', 'shrink', 'price', 'plan', 'decide', 'deliver', 'start', 'forecast', 'train', 'research'].map(
    (deed) => `deed:${deed}`,
  ),
);
/** So many come first of all, by which another telling of the event is looked up. */
const FIRST_NAMES = 12;
const FIRST_SUMS = 6;

/**
 * What the news is about, in a spelling that three languages share. Kinds, the most telling first: `name:` a name;
 * `sum:` a number with what it counts; `date:`, `period:`, `month:`, `year:`; `body:` a public body; `event:` what
 * happened, by headline and lead, and `told:` by the opening of the text; `place:`; `thing:` what kind of thing; `few:` a
 * number that many texts have. Last, what of these stands in headline or lead: `main:` names, `at:` places, `about:`
 * things, `top:` numbers, `deed:` what happened by the headline alone,
 * `near:` great numbers, which others round, `perhaps:` names where another article has them as names. `text`: the
 * article's own, without what belongs to its outlet.
 */
export function featuresOf(article: Article, text = withoutBoilerplate(article.text)): readonly string[] {
  const opening = text.slice(0, OPENING_LETTERS);
  const lead = (article.lead ?? '').slice(0, OPENING_LETTERS);
  const title = tokensOf(article.title.slice(0, OPENING_LETTERS));
  const leadTokens = tokensOf(lead !== '' ? lead : leadOf(opening));
  const body = tokensOf(opening);
  const headline = isTitleCase(title) ? title.map(uncertain) : title;
  const head = [...headline, ...leadTokens];
  const known = new Set([...capitalKeys(head), ...capitalKeys(body)]);
  const inHead = namesIn(head, known);
  const inTitle = namesIn(headline, known);
  const inBody = namesIn(body, known);
  const top = amountsIn(head);
  const all = uniqueAmounts([...top, ...amountsIn(body)]);
  const headMeanings = concepts.meaningsIn(spaced(head));
  const titleMeanings = concepts.meaningsIn(spaced(title));
  const bodyMeanings = concepts.meaningsIn(spaced(body));
  const meanings = new Set([...headMeanings, ...bodyMeanings]);
  const dates = datesIn([...head, ...body]);
  const names = [...new Set([...inHead.names, ...inBody.names])].map((name) => `name:${name}`);
  const sums = all.filter(isTelling).map(({ name }) => `sum:${name}`);
  return [
    ...names.slice(0, FIRST_NAMES),
    ...sums.slice(0, FIRST_SUMS),
    ...[...dates].slice(0, MOST_OF_A_KIND),
    ...ofKind('body', meanings),
    ...names.slice(FIRST_NAMES, MOST_OF_A_KIND),
    ...sums.slice(FIRST_SUMS, MOST_OF_A_KIND),
    ...ofKind('event', headMeanings),
    ...marked('place', new Set([...inHead.places, ...inBody.places])),
    ...ofKind('thing', meanings),
    ...ofKind('event', meanings, 'told'),
    ...amounts(
      'few',
      all.filter((amount) => !isTelling(amount)),
    ),
    ...marked('main', inHead.names),
    ...marked('at', inTitle.places.size > 0 ? inTitle.places : inHead.places),
    ...ofKind('thing', headMeanings, 'about'),
    ...amounts('top', uniqueAmounts(top)),
    ...great(all),
    ...ofKind('event', titleMeanings, 'deed').filter((deed) => !VAGUE.has(deed)),
    ...marked('perhaps', inHead.perhaps),
  ];
}

/** The first sentences, where the page has no lead of its own. */
function leadOf(opening: string): string {
  const end = opening.indexOf('.', LEAD_LETTERS - 120);
  return opening.slice(0, end < 0 || end > LEAD_LETTERS + 160 ? LEAD_LETTERS : end + 1);
}

/** A word of a headline that Capitalises Every Word: its capital counts only where the text confirms it. */
function uncertain(token: Token): Token {
  return { ...token, opens: true };
}

function spaced(tokens: readonly Token[]): string {
  return tokens.map(({ lower }) => lower).join(' ');
}

function marked(kind: string, values: ReadonlySet<string>): readonly string[] {
  return [...values].slice(0, MOST_OF_A_KIND).map((value) => `${kind}:${value}`);
}

/** Meanings of a kind, under another name where it matters whether they stand in the head. */
function ofKind(kind: string, meanings: ReadonlySet<string>, named = kind): readonly string[] {
  const found = [...meanings].filter((meaning) => meaning.startsWith(`${kind}:`)).slice(0, MOST_OF_A_KIND);
  return named === kind ? found : found.map((meaning) => named + meaning.slice(kind.length));
}

function amounts(kind: string, list: readonly Amount[]): readonly string[] {
  return list.slice(0, MOST_OF_A_KIND).map(({ name }) => `${kind}:${name}`);
}

/** Great numbers, which others round. */
function great(list: readonly Amount[]): readonly string[] {
  const names = list
    .filter(({ value, unit }) => value >= (unit === 'n' ? 1e6 : GREAT))
    .map(({ name }) => `near:${name}`);
  return names.slice(0, MOST_OF_A_KIND);
}

function uniqueAmounts(amounts: readonly Amount[]): readonly Amount[] {
  return [...new Map(amounts.map((amount) => [amount.name, amount])).values()];
}

/** Units that are in many texts with whatever number. */
const UNTELLING = new Set(['y', 'month', 'week', 'days', 'hours', 'minutes', 'n']);

/** Numbers such as `two years` or `50 %` are in many texts. */
function isTelling({ unit, value }: Amount): boolean {
  if (UNTELLING.has(unit) && value < 1e6) return false;
  if (unit === 'pct') return value % 10 !== 0 && value !== 25 && value !== 75;
  return value >= 20 || (!Number.isInteger(value) && value > 1);
}
