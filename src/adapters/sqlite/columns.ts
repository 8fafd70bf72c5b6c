import { createHash } from 'node:crypto';
import type { Article } from '../../domain/article.ts';
import type { Signature } from '../../domain/bands.ts';
import { type DateOrigin, type Instant, millisecondsOf, type PublicationDate } from '../../domain/time.ts';

/** How domain values become columns and come back. */

type Known<Row> = { readonly [Name in keyof Row as null extends Row[Name] ? never : Name]: Row[Name] } & {
  readonly [Name in keyof Row as null extends Row[Name] ? Name : never]?: NonNullable<Row[Name]>;
};

/** A row in the domain's way of saying that something is absent: without the property. */
export function known<Row extends object>(row: Row): Known<Row> {
  const entries = Object.entries(row).filter(([, value]) => value !== null);
  return Object.fromEntries(entries) as Known<Row>;
}

/** Instants and days sort as text: before and after every one of them. */
export const [ALWAYS, NEVER] = ['', '~'] as const;

/** Reads JSON that we wrote ourselves. */
export function fromJson<Value>(text: string): Value {
  return JSON.parse(text);
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The three columns of a date, in the order at, precision, from. */
export type DateColumns = [Instant | null, PublicationDate['precision'] | null, DateOrigin | null];

export function dateColumns(date: PublicationDate | undefined): DateColumns {
  return date === undefined ? [null, null, null] : [date.at, date.precision, date.from];
}

export function dateFrom(...[at, precision, from]: DateColumns): PublicationDate | undefined {
  return at === null || precision === null || from === null ? undefined : { at, precision, from };
}

export type Paywalled = 'yes' | 'no' | 'unknown';

export function paywalledColumn(paywalled: Article['paywalled']): Paywalled {
  if (paywalled === 'unknown') return 'unknown';
  return paywalled ? 'yes' : 'no';
}

export function paywalledFrom(column: Paywalled): Article['paywalled'] {
  return column === 'unknown' ? 'unknown' : column === 'yes';
}

const IS_LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** 32-bit unsigned integers as little-endian bytes, on whatever machine. */
export function signatureColumn(signature: Signature): Buffer {
  const bytes = Buffer.from(Uint32Array.from(signature).buffer);
  return IS_LITTLE_ENDIAN ? bytes : bytes.swap32();
}

/** Reads the bytes in place where it can, since every neighbour has some. */
export function signatureFrom(bytes: Uint8Array): Signature {
  if (IS_LITTLE_ENDIAN && bytes.byteOffset % 4 === 0)
    return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const copy = Buffer.from(new Uint8Array(bytes).buffer);
  if (!IS_LITTLE_ENDIAN) copy.swap32();
  return new Uint32Array(copy.buffer);
}

export interface IdsRow {
  /** As a JSON array. */
  readonly articleIds: string;
}

export function idsOf(rows: readonly IdsRow[]): readonly number[] {
  return rows.flatMap(({ articleIds }) =>
    articleIds === '[]' ? [] : fromJson<readonly number[]>(articleIds),
  );
}

/** Days since 1970 in UTC. */
export function dayOf(moment: Instant): number {
  return Math.floor(millisecondsOf(moment) / 86_400_000);
}

/** What two spellings of one headline have in common. */
export function folded(title: string): string {
  return title.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();
}
