import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/adapters/sqlite/index.ts';
import type { Store } from '../../src/ports.ts';
import { command, type Seen, type Workplace, workplace } from '../fakes/command.ts';
import { announced, article, collect, NOW, read, source, understood } from '../ports/store/samples.ts';

const SOURCES = `version: 1
network: { contact: "mailto:press@example.org" }
sources:
  - { id: sanomat, outlet: Sanomat, language: fi, kind: feed, url: "https://sanomat.example/feed.xml" }
`;

const TOPICS = `version: 1
settings: { accept: 6, review: 2, hint: 1 }
groups:
  battery: { weight: 3, fi: [akku, "musta massa"] }
topics:
  - id: batteries
    use: [battery]
    groups:
      garden: { weight: -9, fi: [ruohonleikkuri] }
    examples:
      - { lang: fi, title: Kennosto myynnissä, expect: reject }
  - id: recycling
    use: [battery]
`;

const ARTICLES = [
  ['Akut kuntoon', 'Akkutehdas ja sen akut. Kennosto puretaan, kennoston osat myydään.'],
  ['Aurinkokennosto katolle', 'Naapuri sai uuden kennoston.'],
  ['Sää on kaunis', 'Järvellä tuulee.'],
] as const;

async function newsroom(): Promise<Workplace> {
  const place = await workplace({ sources: SOURCES, topics: TOPICS });
  await mkdir(place.data, { recursive: true });
  const store = openStore({ file: join(place.data, 'mediawatch.db'), backupFolder: place.data });
  for (const [index, [title, text]] of ARTICLES.entries()) {
    const stored = article(`https://sanomat.example/${index}`, { title, lead: '', text, language: 'fi' });
    await read(store, stored, { mention: undefined });
  }
  await leaveUnread(store, 'Kennostot kasvavat');
  await store.close();
  return place;
}

/** Announced, and settled for want of a hint. */
async function leaveUnread(store: Store, title: string): Promise<void> {
  const item = announced('https://sanomat.example/later', { title, language: 'fi' });
  await store.recordPoll(understood(source('one'), [item]));
  for (const candidate of await collect(store.unread({ now: NOW }))) {
    await store.recordReading({ kind: 'settled', candidate, at: NOW, settlement: 'no-hint' });
  }
}

async function term(place: Workplace, ...args: readonly string[]): Promise<Seen> {
  return command(['term', ...args, ...place.flags]);
}

describe('mediawatch term', () => {
  it('shows forms in each language, what was seen in the archive and the articles that have it', async () => {
    await using place = await newsroom();

    const { status, out } = await term(place, 'kennosto');

    expect(status).toBe(0);
    expect(out).toContain('"kennosto" finds\n  fi  kennosto, kennoston, kennostoa,');
    expect(out).toContain('\n  en  kennosto, ');
    expect(out).toContain('forms      kennoston 2, kennosto 1\n  compounds  aurinkokennosto 1');
    expect(out).toContain('2 stored articles have it; judged today:\n  accept 10.5  Akut kuntoon  https://');
    expect(out).toContain('\n  reject 0     Aurinkokennosto katolle  ');
    expect(out).not.toContain('Sää on kaunis');
  });

  it('keeps to one language', async () => {
    await using place = await newsroom();

    const { out } = await term(place, 'kennosto', '--language', 'fi');

    expect(out).toContain('\n  fi  kennosto, ');
    expect(out).not.toContain('\n  en  ');
  });

  it('lists what comes with it in a group, and changes nothing', async () => {
    await using place = await newsroom();

    const { status, out } = await term(place, 'kennosto', '--group', 'battery');

    expect(status).toBe(0);
    expect(out).toMatch(
      /With it in battery\n {2}reject 0 → accept [\d.]+ {2}Aurinkokennosto katolle {2}https/u,
    );
    expect(out).toContain('+1 −0, 0 moved between accept and review; 1 article that has it as before');
    expect(out).toContain('1 article would get a hint and be read by the next run');
    expect(await readFile(join(place.folder, 'topics.yaml'), 'utf8')).toBe(TOPICS);
    expect((await term(place, 'kennosto')).out).toContain('reject 0     Aurinkokennosto');
  });

  it('says which example of staff would fail with it, with its line', async () => {
    await using place = await newsroom();

    const { out } = await term(place, 'kennosto', '--group', 'battery');

    expect(out).toMatch(/Remarks\n.*topics\.yaml:11.*Kennosto myynnissä/u);
  });

  it('lists what goes with it in a group that speaks against', async () => {
    await using place = await newsroom();

    const { out } = await term(place, 'kennosto', '--group', 'batteries/garden', '--weight', '-20');

    // The other topic has no such group and goes on accepting it.
    expect(out).toContain('+0 −0, 0 moved between accept and review; 2 articles that have it as before');
    const masked = await term(place, 'akku', '--group', 'exclude');
    expect(masked.out).toContain('accept 10.5 → reject 0  Akut kuntoon');
    expect(masked.out).toContain('+0 −1, 0 moved');
  });

  it('takes the weight instead of that of the group', async () => {
    await using place = await newsroom();

    const { out } = await term(place, 'kennosto', '--group', 'battery', '--weight', '1');

    expect(out).toMatch(/reject 0 → review [\d.]+ {2}Aurinkokennosto/u);
  });

  it('names the terms that find it already, by group and topics', async () => {
    await using place = await newsroom();

    const compound = await term(place, 'akkutehdas');
    const phrase = await term(place, 'musta', 'massa', '--language', 'fi');

    expect(compound.out).toContain('Found already by\n  akku in group battery (batteries, recycling)\n');
    expect(phrase.out).toContain('  fi  musta massa, mustan massan, ');
    expect(phrase.out).toContain('musta massa in group battery');
    expect((await term(place, 'kennosto')).out).not.toContain('Found already');
  });

  it('passes on what the linter says of it', async () => {
    await using place = await newsroom();

    expect((await term(place, 'akkujen')).out).toMatch(/Remarks\n {2}"akkujen" looks inflected/u);
    expect((await term(place, 'kie')).out).toContain('"kie" is short and will be found inside other words');
    expect((await term(place, 'akku', '--group', 'battery')).out).toContain(
      '"akku" stands in its group already',
    );
  });

  it('takes names, acronyms and beginnings of words', async () => {
    await using place = await newsroom();

    expect((await term(place, 'Umicore', '--name')).out).toMatch(/fi {2}Umicore, Umicoren, .*Umicore:n/u);
    expect((await term(place, 'VTT', '--acronym')).out).toMatch(/fi {2}VTT, VTT:n, .*VTT:llä/u);
    expect((await term(place, 'kennost*')).out).toMatch(
      /^"kennost\*" stands for every word that begins so\n\nTokens seen in the archive\n {2}forms +kennoston 2, kennosto 1\n/u,
    );
  });

  it('prints everything as JSON', async () => {
    await using place = await newsroom();

    const { out } = await term(place, 'kennosto', '--json', '--group', 'battery');

    expect(JSON.parse(out)).toMatchObject({
      ...{ text: 'kennosto', group: 'battery', newHints: 1, remarks: [], already: [] },
      samples: [{ language: 'fi' }, { language: 'sv' }, { language: 'en' }],
      seen: { compounds: [{ token: 'aurinkokennosto', count: 1 }] },
      articles: [
        { title: 'Akut kuntoon', before: { verdict: 'accept' }, after: { verdict: 'accept' } },
        { title: 'Aurinkokennosto katolle', before: { verdict: 'reject' }, after: { verdict: 'accept' } },
      ],
    });
  });

  it.each([
    [['  '], 'the word is empty'],
    [['*'], 'the word is empty'],
    [['akku', '--weight', '2'], 'name it with --group'],
    [
      ['akku', '--group', 'none'],
      'there is no group "none"; groups are garden, battery, exclude, in the topics batteries, recycling',
    ],
    [['akku', '--group', 'recycling/garden'], 'there is no group "recycling/garden"'],
    [['akku', '--group', 'battery', '--weight', 'much'], 'It is a number'],
    [['akku', '--language', 'de'], 'Allowed choices are fi, sv, en'],
    [['VTT', '--name', '--acronym'], 'cannot be used with'],
    [[], 'missing required argument'],
  ])('ends with 2 for %j: %s', async (args, sentence) => {
    await using place = await newsroom();

    const { status, talk } = await term(place, ...args);

    expect(status).toBe(2);
    expect(talk).toContain(sentence);
  });
});
