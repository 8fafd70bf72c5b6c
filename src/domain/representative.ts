import type { Band } from './topic.ts';

/** What decides which article stands for its story. */
export interface Candidacy {
  readonly band: Exclude<Band, 'reject'>;
  /** No topic wants it any more. */
  readonly withdrawn: boolean;
  readonly outlet: string;
  /** Who wrote it where the page names somebody: a news agency, or the issuer of a release. */
  readonly origin?: string | null;
  readonly paywalled: boolean | 'unknown';
  /** In UTF-16 code units; 0 where only headline and teaser are known. */
  readonly textLength: number;
  readonly publishedAt?: string | null;
  readonly canonicalUrl: string;
}

/**
 * The article that stands for its story: of the accepted ones, else of those for review, else of those withdrawn, the
 * issuer's own release; else the fullest text that is free to read; else the one published first. Between equals the
 * fuller, then the earlier, then the address decides, so that the order in which they are given does not.
 */
export function representativeOf<One extends Candidacy>(members: readonly One[]): One | undefined {
  const current = members.filter((member) => !member.withdrawn);
  const accepted = current.filter((member) => member.band === 'accept');
  const eligible = accepted.length > 0 ? accepted : current.length > 0 ? current : members;
  const free = eligible.filter((member) => member.paywalled !== true && member.textLength > 0);
  const [best] = free.length > 0 ? free.toSorted(releaseFirst) : eligible.toSorted(earliestFirst);
  return best;
}

/** Whether the outlet puts out news of its own making: a company, a university, a ministry. */
export function isIssuersOwn(member: Pick<Candidacy, 'outlet' | 'origin'>): boolean {
  const { outlet, origin } = member;
  return typeof origin === 'string' && origin !== '' && origin.toLowerCase() === outlet.toLowerCase();
}

function releaseFirst(one: Candidacy, other: Candidacy): number {
  return Number(isIssuersOwn(other)) - Number(isIssuersOwn(one)) || fullestFirst(one, other);
}

function fullestFirst(one: Candidacy, other: Candidacy): number {
  return other.textLength - one.textLength || earliestFirst(one, other);
}

/** Those without a date last. */
function earliestFirst(one: Candidacy, other: Candidacy): number {
  const byDate = compare(one.publishedAt ?? '9999', other.publishedAt ?? '9999');
  return byDate || compare(one.canonicalUrl, other.canonicalUrl);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
