import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/adapters/sqlite/index.ts';
import { command, type Workplace, workplace } from '../fakes/command.ts';
import { decisions, TOPICS_TEXT } from '../pipeline/calibrate/press.ts';
import { mentionOf, NOW, storyOf } from '../ports/store/samples.ts';

const SOURCES = `version: 1
network: { contact: "mailto:press@example.org" }
sources:
  - { id: sanomat, outlet: Sanomat, language: fi, kind: feed, url: "https://sanomat.example/feed.xml" }
`;

const DECIDED = [
  ...decisions(90, 'approved', 'Akkutehdas nousee satamaan'),
  ...decisions(70, 'rejected', 'Ruohonleikkuri vertailussa'),
];

async function newsroom(decided: typeof DECIDED, topics = TOPICS_TEXT): Promise<Workplace> {
  const place = await workplace({ sources: SOURCES, topics });
  await mkdir(place.data, { recursive: true });
  const store = openStore({ file: join(place.data, 'mediawatch.db'), backupFolder: place.data });
  for (const { article, decision } of decided) {
    const storyId = await storyOf(store, article, { mention: mentionOf(article) });
    await store.desk.review({ storyId, who: 'aino', at: NOW, state: decision });
  }
  await store.close();
  return place;
}

describe('mediawatch calibrate', () => {
  it('proposes lines of topics.yaml with what would be wrong before and after, and changes nothing', async () => {
    await using place = await newsroom(DECIDED);

    const { status, out } = await command(['calibrate', ...place.flags]);

    expect(status).toBe(0);
    expect(out).toContain('160 decisions of staff; with the topics as they are 70 of them are wrong');
    expect(out).toContain('with the numbers below none of them is wrong');
    expect(out).toMatch(
      /^@@ -8,3 \+8,3 @@ garden x0\.\d+\n- {8}weight: 3 # far too much\n- {8}cap: 9\n-.*w: 4.*\n\+ {8}weight: [12]\.\d+ # far/mu,
    );
    expect(out.trimEnd()).toMatch(
      /\nNothing was changed\. To take the lines over: mediawatch calibrate \| patch .*topics\.yaml$/u,
    );
    expect(await readFile(join(place.folder, 'topics.yaml'), 'utf8')).toBe(TOPICS_TEXT);
  });

  it('says how many decisions are missing, which is no failure', async () => {
    await using place = await newsroom(DECIDED.slice(0, 3));

    const { status, out } = await command(['calibrate', ...place.flags]);

    expect(status).toBe(0);
    expect(out).toContain('3 decisions of staff in the archive; 147 more are needed');
  });

  it('prints the same for scripts', async () => {
    await using place = await newsroom(DECIDED);

    const { out } = await command(['calibrate', '--json', ...place.flags]);

    expect(JSON.parse(out)).toMatchObject({
      ...{ decisions: 160, missing: 0, before: { missed: 0, wrong: 70 } },
      proposal: { after: { missed: 0, wrong: 0 } },
      changes: expect.arrayContaining([
        expect.objectContaining({
          line: 9,
          before: '        cap: 9',
          after: expect.stringMatching(/cap: [5-8]/u),
        }),
      ]),
    });
  });

  it('names the examples of staff that would fail with the proposed numbers', async () => {
    const example =
      '    examples:\n      - { lang: fi, title: Ruohonleikkuri vertailussa, expect: accept }\n';
    await using place = await newsroom(DECIDED, TOPICS_TEXT + example);

    const { status, talk } = await command(['calibrate', ...place.flags]);

    expect(status).toBe(0);
    expect(talk).toMatch(/topics\.yaml:15.*Ruohonleikkuri/u);
  });

  it('ends with 2 for wrong usage', async () => {
    expect(await command(['calibrate', '--force'])).toMatchObject({ status: 2 });
  });
});
