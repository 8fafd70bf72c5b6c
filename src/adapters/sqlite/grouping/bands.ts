import type Database from 'better-sqlite3';
import { bandsOf, type Signature } from '../../../domain/bands.ts';
import { type IdsRow, idsOf, signatureFrom } from '../columns.ts';
import { periodOf, periodsOf, type Span } from './periods.ts';

/** Where alike texts are found: the bands of each mention's signature, by period. */
const ADD = `
  INSERT INTO text_band (period, band, day, article_id)
  SELECT @period, value, @day, @articleId FROM json_each(@bands) WHERE true ON CONFLICT DO NOTHING`;

const DROP = `
  DELETE FROM text_band
  WHERE period = @period AND day = @day AND article_id = @articleId AND band IN (SELECT value FROM json_each(@bands))`;

/** Newest first in each band, which is bounded: a form that is filled in every day is in many texts. */
const MOST_PER_BAND = 50;

// Most bands are in no other text: what costs is to answer for them.
const FIND = `
  SELECT (SELECT json_group_array(article_id) FROM (
            SELECT f.article_id FROM text_band f
            WHERE f.period = p.value AND f.band = b.value AND f.day BETWEEN @from AND @to
            ORDER BY f.day DESC, f.article_id DESC LIMIT ${MOST_PER_BAND})) AS articleIds
  FROM json_each(@periods) p CROSS JOIN json_each(@bands) b
  WHERE EXISTS (SELECT 1 FROM text_band f
                WHERE f.period = p.value AND f.band = b.value AND f.day BETWEEN @from AND @to)`;

interface Place {
  readonly articleId: number;
  /** Days since 1970. */
  readonly day: number;
  readonly signature: Signature;
}

/** For migrations: the bands of a signature's bytes, as a JSON array. */
export function defineBands(database: Database.Database): void {
  database.function('text_bands', { deterministic: true }, (signature: unknown) =>
    signature instanceof Uint8Array ? JSON.stringify(bandsOf(signatureFrom(signature))) : null,
  );
}

export type Bands = ReturnType<typeof bands>;

export function bands(database: Database.Database) {
  const addRows = database.prepare<[object]>(ADD);
  const dropRows = database.prepare<[object]>(DROP);
  const findRows = database.prepare<[object], IdsRow>(FIND);

  function columns({ articleId, day, signature }: Place) {
    return { articleId, day, period: periodOf(day), bands: JSON.stringify(bandsOf(signature)) };
  }

  return {
    add(place: Place): void {
      if (place.signature.length > 0) addRows.run(columns(place));
    },

    drop(place: Place): void {
      if (place.signature.length > 0) dropRows.run(columns(place));
    },

    /** Articles of those days with a text that may be alike; each as often as it shares a band. */
    alike(signature: Signature, span: Span): readonly number[] {
      const wanted = bandsOf(signature);
      if (wanted.length === 0) return [];
      return idsOf(findRows.all({ ...span, periods: periodsOf(span), bands: JSON.stringify(wanted) }));
    },
  };
}
