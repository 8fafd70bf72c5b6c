import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ngramTables } from '../../src/pipeline/language-tables.ts';

const load = createRequire(import.meta.url);
const file = (name: string) => fileURLToPath(new URL(`../ngrams/${name}.js`, import.meta.resolve('eld')));

describe('the tables of the detector, read as text', () => {
  it.each(['extrasmall', 'medium'])('are what the module %s says', (name) => {
    const { ngramsData } = load(file(name));
    const tables = ngramTables(readFileSync(file(name), 'utf8'));

    expect(tables?.languages).toEqual(ngramsData.languages);
    expect(tables?.type).toBe(ngramsData.type);
    const names = Object.keys(ngramsData.ngrams);
    const different = names.filter(
      (one) => JSON.stringify(tables?.ngrams[one]) !== JSON.stringify(ngramsData.ngrams[one]),
    );
    expect(names.length).toBeGreaterThan(40_000);
    expect(different).toEqual([]);
  });

  it('have nothing under names that are not theirs', () => {
    const tables = ngramTables(`{type:'T',languages:{0:'fi'},isSubset:false,ngrams:{' ab':{0:7}}}`);

    expect(tables?.ngrams[' ab']).toEqual({ 0: 7 });
    for (const other of ['', 'ab', ' abc', 'aaaaaaaaaa', 'äöåäöå', '漢字', 'constructor', '__proto__'])
      expect(tables?.ngrams[other], other).toBeUndefined();
  });

  it.each([
    ['another layout', `export default {"fi":{" ab":7}}`],
    ['frequencies that are no bytes', `{type:'T',languages:{0:'fi'},isSubset:false,ngrams:{'ab':{0:300}}}`],
    ['longer n-grams', `{type:'T',languages:{0:'fi'},isSubset:false,ngrams:{'abcdefg':{0:3}}}`],
    ['characters beyond a byte', `{type:'T',languages:{0:'fi'},isSubset:false,ngrams:{'ab漢':{0:3}}}`],
    ['an escape', String.raw`{type:'T',languages:{0:'fi'},isSubset:false,ngrams:{'a\x41':{0:3}}}`],
    ['a file that is cut off', `{type:'T',languages:{0:'fi'},isSubset:false,ngrams:{'ab':{0:3},'cd'`],
  ])('are left to the module for %s', (_, text) => {
    expect(ngramTables(text)).toBeUndefined();
  });
});
