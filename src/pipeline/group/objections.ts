import { bareNumbers, type Facts, type FactsPair, nearNumbers, shared } from './facts.ts';
import { areKin } from './features/kin.ts';
import { areNear } from './features/near.ts';
import { isCountry, isWithin } from './features/places.ts';

export type Objection =
  | 'other names'
  | 'a name of its own'
  | 'names of their own'
  | 'names of its own'
  | 'no number in common'
  | 'other numbers'
  | 'other terms'
  | 'another event'
  | 'another headline'
  | 'unheard'
  | 'other places'
  | 'a place of its own'
  | 'another period'
  | 'other things';

/** What speaks against it that the two are about one event, from what one has and the other lacks. */
export function objections(pair: FactsPair): readonly Objection[] {
  const found: Objection[] = [];
  const names = strangersIn(pair, 'main', ['name', 'perhaps']);
  if (names !== 'none') found.push(names === 'both' ? 'other names' : 'a name of its own');
  else found.push(...ownNames(pair));
  if (otherNumbers(pair)) found.push('other numbers');
  else if (noNumberInCommon(pair)) found.push('no number in common');
  if (otherTerms(pair)) found.push('other terms');
  if (strangersIn(pair, 'event', ['told']) === 'both') found.push('another event');
  if (strangersIn(pair, 'deed', ['deed']) === 'both') found.push('another headline');
  if (isUnheard(pair)) found.push('unheard');
  const places = otherPlaces(pair);
  if (places !== 'none') found.push(places === 'both' ? 'other places' : 'a place of its own');
  if (strangersIn(pair, 'about', ['thing']) === 'both') found.push('other things');
  if (strangersIn(pair, 'period', ['period']) === 'both') found.push('another period');
  return found;
}

/** Whose head has some of that kind, none of which is in the other: where both heads have some at all. */
function strangersIn(
  [one, other]: FactsPair,
  head: string,
  anywhere: readonly string[],
): 'none' | 'one' | 'both' {
  const [left, right] = [one.of(head), other.of(head)];
  if (left.size === 0 || right.size === 0) return 'none';
  const isStranger = (values: ReadonlySet<string>, text: Facts) =>
    ![...values].some((value) => anywhere.some((kind) => text.of(kind).has(value)));
  const strangers = Number(isStranger(left, other)) + Number(isStranger(right, one));
  return strangers === 0 ? 'none' : strangers === 1 ? 'one' : 'both';
}

/** As above, but a town is no stranger to its region, nor anything to a country: that is where a company comes from. */
function otherPlaces([one, other]: FactsPair): 'none' | 'one' | 'both' {
  const [left, right] = [[...one.of('at')], [...other.of('at')]];
  const bothAbroad = [left, right].every((places) => places.every(isCountry));
  const [here, there] = [left, right].map((places) =>
    bothAbroad ? places : places.filter((place) => !isCountry(place)),
  );
  if (here === undefined || there === undefined || here.length === 0 || there.length === 0) return 'none';
  // A region in the background says nothing of a town; one in the head may be how that outlet puts it.
  const isStranger = (places: readonly string[], text: Facts) =>
    !places.some(
      (place) =>
        text.of('place').has(place) ||
        [...text.of('place')].some((known) => isWithin(known, place)) ||
        [...text.of('at')].some((region) => isWithin(place, region)),
    );
  const strangers = Number(isStranger(here, other)) + Number(isStranger(there, one));
  return strangers === 0 ? 'none' : strangers === 1 ? 'one' : 'both';
}

/** A head names somebody, in two words or more, of whom the other does not speak: one company's deals with two others. */
function ownNames([one, other]: FactsPair): readonly Objection[] {
  const own = (head: Facts, text: Facts) =>
    [...head.of('main')].filter((name) => !text.names.has(name) && !text.perhaps.has(name));
  const owners = Number(own(one, other).length >= 2) + Number(own(other, one).length >= 2);
  if (owners === 0) return [];
  return [owners === 2 ? 'names of their own' : 'names of its own'];
}

/** Both count the same thing somewhere, and no number at all is in both. */
function noNumberInCommon([one, other]: FactsPair): boolean {
  const units = (facts: Facts) => new Set([...facts.sums].map((name) => name.slice(0, name.indexOf(':'))));
  const same = shared(units(one), units(other)).filter((unit) => unit !== 'n');
  if (same.length === 0 || shared(one.sums, other.sums).length > 0) return false;
  return (
    nearNumbers([one, other]).length === 0 &&
    bareNumbers([one, other]).length === 0 &&
    shared(one.few, other.few).length === 0 &&
    !areRounded([one, other])
  );
}

/** `520 degrees` in one, `over 500 degrees` in the other: too small a number to speak for it, near enough not to speak against. */
function areRounded([one, other]: FactsPair): boolean {
  const others = [...other.sums];
  return [...one.sums].some((left) => others.some((right) => areNear(left, right)));
}

/** Five years in one head, three in the other, and neither number in the other text. */
function otherTerms([one, other]: FactsPair): boolean {
  const terms = (facts: Facts) => [...facts.of('top')].filter((amount) => /^(?:y|month|pct):/.test(amount));
  const unknown = (values: readonly string[], text: Facts) =>
    values.length > 0 && !values.some((value) => text.few.has(value) || text.sums.has(value));
  return unknown(terms(one), other) && unknown(terms(other), one);
}

/** A headline tells of what the other article does not mention at all, as the news of tomorrow does. */
function isUnheard([one, other]: FactsPair): boolean {
  const unheardIn = (headline: Facts, text: Facts) =>
    headline.of('deed').size > 0 && !areKin(headline.of('deed'), text.of('told'));
  return unheardIn(one, other) || unheardIn(other, one);
}

/** Both heads count the same thing, and come to other numbers. */
function otherNumbers([one, other]: FactsPair): boolean {
  const [left, right] = [unitsOf(one), unitsOf(other)];
  const common = shared(new Set(left.keys()), new Set(right.keys()));
  const numbers = new Set([...one.sums, ...one.few]);
  const others = new Set([...other.sums, ...other.few]);
  return (
    common.length > 0 &&
    nearNumbers([one, other]).length === 0 &&
    common.every((unit) => left.get(unit)?.every((name) => !others.has(name))) &&
    common.every((unit) => right.get(unit)?.every((name) => !numbers.has(name)))
  );
}

/** Of headline and lead, what many texts do not have. */
function unitsOf(facts: Facts): ReadonlyMap<string, readonly string[]> {
  return Map.groupBy(shared(facts.of('top'), facts.sums), (name) => name.slice(0, name.indexOf(':')));
}
