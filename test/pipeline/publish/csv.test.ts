import { describe, expect, it } from 'vitest';
import { csv, listCsv } from '../../../src/pipeline/publish/csv.ts';
import { SAMPLE } from './sample-digest.ts';

describe('rows for a spreadsheet', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
    'hold %j as text, never as a formula',
    (cell) => {
      const [, row = ''] = csv(['a'], [[cell]]).split('\r\n');

      expect(row.replace(/^"/u, '')).not.toMatch(/^[=+\-@\t\r＝]/u);
    },
  );

  it('keep commas, quotation marks and lines together', () => {
    expect(csv(['a', 'b'], [['one, "two"', 3]])).toBe('\uFEFFa,b\r\n"one, ""two""",3\r\n');
  });

  it('have one for each story', () => {
    const lines = listCsv(SAMPLE.items).trimEnd().split('\r\n');

    expect(lines).toHaveLength(SAMPLE.items.length + 1);
  });
});
