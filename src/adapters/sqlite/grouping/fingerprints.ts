import type Database from 'better-sqlite3';
import type { Fingerprint } from '../../../domain/story.ts';
import { fromJson, signatureFrom } from '../columns.ts';

const SIGNATURES = `
  SELECT m.article_id AS articleId, m.signature
  FROM json_each(?) near CROSS JOIN mention m ON m.article_id = near.value`;

/** Fingerprints kept in memory at a time, some kilobytes each with what the comparison keeps beside them. */
const REMEMBERED = 2_000;

/** As the mention's columns have it, without the signature. */
export interface FingerprintRow {
  readonly articleId: number;
  readonly keys: string;
  readonly shingles: number;
  readonly features: string;
}

interface SignatureRow {
  readonly articleId: number;
  readonly signature: Buffer;
}

export type Fingerprints = ReturnType<typeof fingerprints>;

/**
 * Fingerprints of neighbours. Articles of one day have the same neighbours, and to read one takes longer than to compare
 * it; so it is kept for as long as the columns that are cheap to read stay the same. Among the keys is one of the whole
 * text, so the signature cannot have changed where they have not.
 */
export function fingerprints(database: Database.Database) {
  const signatureRows = database.prepare<[string], SignatureRow>(SIGNATURES);
  const remembered = new Map<number, FingerprintRow & { readonly fingerprint: Fingerprint }>();

  function isRemembered({ articleId, keys, shingles, features }: FingerprintRow): boolean {
    const before = remembered.get(articleId);
    return before?.keys === keys && before.features === features && before.shingles === shingles;
  }

  function read(rows: readonly FingerprintRow[]): void {
    const ids = JSON.stringify(rows.map(({ articleId }) => articleId));
    const signatures = new Map(signatureRows.all(ids).map((row) => [row.articleId, row.signature]));
    for (const { articleId, keys, shingles, features } of rows) {
      const about = fromJson<readonly string[]>(features);
      const fingerprint = {
        keys: fromJson<readonly string[]>(keys),
        signature: signatureFrom(signatures.get(articleId) ?? Buffer.alloc(0)),
        shingles,
        ...(about.length > 0 && { features: about }),
      };
      remembered.set(articleId, { articleId, keys, shingles, features, fingerprint });
    }
  }

  /** In the order of the rows. */
  return (rows: readonly FingerprintRow[]): readonly Fingerprint[] => {
    if (remembered.size >= REMEMBERED) remembered.clear();
    const unknown = rows.filter((row) => !isRemembered(row));
    if (unknown.length > 0) read(unknown);
    return rows.map(({ articleId }) => {
      const known = remembered.get(articleId);
      if (known === undefined) throw new Error(`the fingerprint of article ${articleId} was not read`);
      return known.fingerprint;
    });
  };
}
