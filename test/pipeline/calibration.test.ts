import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibration } from '../../src/pipeline/calibration.ts';
import type { DecidedArticle } from '../../src/ports.ts';
import { archive, decision, decisions, settingsOf, TOPICS_TEXT } from './calibrate/press.ts';

const settings = settingsOf();
const calibrated = (decided: readonly DecidedArticle[]) => calibration(archive(decided), settings);

/** Staff want the battery trade and no gardening. */
const SENSIBLE = [
  ...decisions(60, 'approved', 'Akkutehdas nousee satamaan'),
  ...decisions(30, 'approved', 'Katodimateriaalia valmistetaan rannikolla'),
  ...decisions(40, 'rejected', 'Ruohonleikkuri vertailussa'),
  ...decisions(30, 'rejected', 'Trimmerin ja ruohonleikkurin hoito'),
];

describe('a calibration', () => {
  it('gives a group that staff reject a smaller factor, and the others none like it', async () => {
    const { proposal, before } = await calibrated(SENSIBLE);

    expect(before).toEqual({ missed: 0, wrong: 70 });
    expect(proposal?.after).toEqual({ missed: 0, wrong: 0 });
    const garden = proposal?.turns.find(({ dial }) => dial.name === 'garden');
    expect(garden?.factor).toBeLessThan(0.7);
    for (const { dial, factor } of proposal?.turns ?? []) {
      if (dial.name !== 'garden') expect(factor, dial.name).toBeGreaterThan(0.85);
    }
  });

  it('gives a group that staff approve and the topics miss a larger factor', async () => {
    const { proposal, before } = await calibration(
      archive([
        ...decisions(80, 'approved', 'Akkutehdas nousee satamaan'),
        ...decisions(80, 'rejected', 'Ruohonleikkuri vertailussa'),
      ]),
      settingsOf(
        TOPICS_TEXT.replace('weight: 3, cap', 'weight: 2, cap').replace('weight: 3 #', 'weight: 1 #'),
      ),
    );

    expect(before).toEqual({ missed: 80, wrong: 0 });
    expect(proposal?.after).toEqual({ missed: 0, wrong: 0 });
    expect(proposal?.turns.find(({ dial }) => dial.name === 'core')?.factor).toBeGreaterThan(1.2);
  });

  it('lowers a threshold that keeps out what staff approve, and no further than review', async () => {
    const text = TOPICS_TEXT.replace('accept: 6, review: 2', 'accept: 12, review: 11.5');
    const approved = decisions(160, 'approved', 'Katodimateriaalia valmistetaan rannikolla', {
      text: 'Akkutehdas ja tehdas.',
    });

    const { proposal } = await calibration(archive(approved), settingsOf(text));

    for (const { dial, factor } of proposal?.turns ?? []) {
      if (dial.kind === 'accept') expect(factor * 12).toBeGreaterThanOrEqual(11.5);
    }
    expect(proposal?.after).toEqual({ missed: 0, wrong: 0 });
  });

  it('says how many decisions are missing, and proposes nothing before', async () => {
    const found = await calibrated(SENSIBLE.slice(0, 149));

    expect(found).toMatchObject({ decisions: 149, missing: 1, words: [] });
    expect(found).not.toHaveProperty('proposal');
    expect(await calibrated([])).toMatchObject({ decisions: 0, missing: 150 });
  });

  it('does not count articles of which only the headline is known', async () => {
    const imported = decisions(60, 'approved', 'Akkutehdas nousee satamaan', { text: '' });

    expect(await calibrated([...SENSIBLE.slice(0, 100), ...imported])).toMatchObject({ decisions: 100 });
  });

  it('proposes nothing where the topics agree with staff already', async () => {
    const found = await calibrated([
      ...decisions(100, 'approved', 'Akkutehdas nousee satamaan'),
      ...decisions(60, 'rejected', 'Sää on kaunis'),
    ]);

    expect(found).toMatchObject({ before: { missed: 0, wrong: 0 } });
    expect(found).not.toHaveProperty('proposal');
  });

  it('answers the same to the same decisions, in whatever order they come', async () => {
    const mixed = [...SENSIBLE, ...decisions(7, 'rejected', 'Akkutehdas ja trimmeri')];
    const first = await calibrated(mixed);

    expect(await calibrated(mixed)).toEqual(first);
    expect(await calibrated(mixed.toReversed())).toEqual(first);
    expect(await calibrated([...mixed.slice(71), ...mixed.slice(0, 71)])).toEqual(first);
  });

  it('never leaves more decisions wrong, turns no word around, and keeps accept above review', async () => {
    const title = fc
      .subarray(['akkutehdas', 'katodimateriaali', 'ruohonleikkuri', 'trimmeri', 'tehdas', 'järvi'])
      .map((words) => `Tänään ${words.join(' ')}`);
    const made = fc.record({ title, state: fc.constantFrom('approved' as const, 'rejected' as const) });
    await fc.assert(
      fc.asyncProperty(fc.array(made, { minLength: 150, maxLength: 160 }), async (all) => {
        const { before, proposal } = await calibrated(
          all.map(({ state, title: each }) => decision(state, each)),
        );

        if (proposal === undefined) return;
        expect(proposal.after.missed + proposal.after.wrong).toBeLessThan(before.missed + before.wrong);
        for (const { dial, factor } of proposal.turns) {
          expect(factor).toBeGreaterThanOrEqual(0);
          if (dial.kind === 'accept') expect(factor * 6).toBeGreaterThanOrEqual(2);
        }
      }),
      { numRuns: 6, seed: 20261125 },
    );
  }, 30_000);
});

describe('words that may be missing', () => {
  const NEW_WORD = [
    ...decisions(12, 'approved', 'Kennosto kaupunkiin', {
      text: 'Kennosto ja ruohonleikkuri, tehdas viereen.',
    }),
    ...decisions(12, 'approved', 'Hanke etenee', { text: 'Kennosto valmistuu. Kokoonpanolinja on tilattu.' }),
    ...decisions(63, 'approved', 'Akkutehdas nousee satamaan'),
    ...decisions(66, 'rejected', 'Ruohonleikkuri kaupunkiin', { text: 'Tehdas viereen. Hanke etenee.' }),
  ];

  it('are those of articles that staff approved and the topics did not accept', async () => {
    const { words } = await calibrated(NEW_WORD);

    expect(words.map(({ word }) => word)).toEqual(['kennosto', 'kokoonpanolinja', 'tilattu', 'valmistuu']);
    expect(words[0]).toEqual({
      ...{ word: 'kennosto', language: 'fi', approved: [24, 24], rejected: [0, 66] },
      logOdds: expect.any(Number),
      headlines: ['Kennosto kaupunkiin', 'Kennosto kaupunkiin'],
    });
  });

  it('are none that a term finds, whatever it counts', async () => {
    const text = TOPICS_TEXT.replace('[tehdas]', '[tehdas, kennosto, "tilata linja", kokoonpano]');
    const { words } = await calibration(archive(NEW_WORD), settingsOf(text));

    expect(words.map(({ word }) => word)).toEqual(['tilattu', 'valmistuu']);
  });

  it('are held against rejected articles in the same language only', async () => {
    const inEnglish = decisions(10, 'approved', 'This plant', {
      text: 'What they have said.',
      language: 'en',
    });

    const { words } = await calibrated([...NEW_WORD, ...inEnglish]);

    expect(new Set(words.map(({ language }) => language))).toEqual(new Set(['fi']));
  });

  it('are ten at most', async () => {
    const many = Array.from(
      { length: 30 },
      (_, index) => `uusisana${'abcdefghijklmnopqrstuvwxyzåäöü'[index]}`,
    );
    const added = decisions(12, 'approved', 'Hanke', { text: many.join(' ') });

    expect((await calibrated([...NEW_WORD, ...added])).words).toHaveLength(10);
  });
});
