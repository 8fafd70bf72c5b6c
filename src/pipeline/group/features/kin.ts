/**
 * What one event is called by those who look at it from different sides: who buys and who sells, who orders and who
 * invests, the court that rejects a permit and the plant that comes to a halt.
 */
const FAMILIES: readonly ReadonlySet<string>[] = [
  'acquire sell deal list partner',
  'invest build expand open start deal raise grant',
  'reject court appeal permit halt withdraw delay',
  'charge court fine theft',
  'fire explosion accident leak storm outage dead_animal',
  'leak measure clean dead_animal charge',
  'layoff close halt bankrupt shrink move',
  'strike halt dispute demand',
  'appoint resign hire',
  'results warn grow shrink forecast price',
  'plan zoning permit hearing assess appeal vote decide',
  'law ban tariff tax vote decide',
  'find research record',
  'research prize grant launch test',
  'recall accident warn ban',
  'award deal deliver',
].map((family) => new Set(family.split(' ')));

/** Whether something in both, by its name in the vocabulary, is the same or of one family. */
export function areKin(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const event of one) {
    if (other.has(event)) return true;
    if (FAMILIES.some((family) => family.has(event) && meets(family, other))) return true;
  }
  return false;
}

function meets(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const event of other) if (one.has(event)) return true;
  return false;
}
