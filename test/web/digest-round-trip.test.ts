import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '../../src/adapters/sqlite/index.ts';
import { command, workplace } from '../fakes/command.ts';
import { testDesk } from './desk-visitor.ts';

const SOURCES = `version: 1
network: { contact: "mailto:test@example.org" }
publish: { mode: reviewed }
sources:
  - { id: paper, outlet: Paper, kind: feed, language: en, url: "https://paper.example/feed" }
`;

/** As staff kept it: no order by date, two items of one day, both widths of the date, notes of the language. */
const PAGE = `<h1>Kivilaakso and members in the media</h1>
<h3>Sanomat 6.5.21 | <a href="https://sanomat.example/akkuhalli">A battery hall rises on the old airfield</a> (external link)</h3>
<p>The hall is to hold two lines. Article in Finnish.</p>
<h3>Radio Pohjola 12.11.2023 | <a href="https://radio.example/ohjelma?jakso=4&amp;alku=60">What becomes of old cells?</a> (external link)</h3>
<h3>Dagbladet Nord 12.11.2023 | <a href="https://nord.example/gruva">The &quot;sleeping&quot; mine wakes up</a> (external link)</h3>
<p>Nickel &amp; cobalt are worth the pumping again. Article in Swedish.</p>
<h2>Theme: The valley's raw material plan</h2>
<h3>Kivilaakso 1.3.2022 | <a href="https://kivilaakso.example/plan">The plan is out</a> (external link)</h3>
<p>Release of the six municipalities.</p>
<h3>Sanomat 2.3.2022 | <a href="https://sanomat.example/suunnitelma">Six municipalities, one plan</a> (external link)</h3>
<p>What it costs, and whom. Article in Finnish.</p>
<h2>Theme: Recycling of cells</h2>
<h3>Metal Weekly 9.1.24 | <a href="https://metal.example/black-mass">Black mass finds a buyer</a> (external link)</h3>
<p>The first load left in January.</p>
`;

it('gives a list that was kept by hand back as it was: order, themes, dates, notes, links', async () => {
  await using place = await workplace({ sources: SOURCES });
  const file = join(place.folder, 'page.html');
  await writeFile(file, PAGE);
  const { status, out } = await command(['import', file, ...place.flags]);
  expect([status, out]).toEqual([0, '6 items taken, 0 known already, 0 not understood\n']);

  const archive = openStore({ file: join(place.data, 'mediawatch.db'), backupFolder: place.folder });
  const { visitor } = await testDesk({ ports: { composer: archive.composer } });
  const viewer = await visitor('viewer');
  const list = await (await viewer.get('/desk/digest/as/html?period=range')).text();
  const isNew = await viewer.text('/desk/digest?period=new');
  await archive.close();

  // The heading of the page is no part of the list; links say that they lead out, and years are written whole.
  const kept = PAGE.split('\n').slice(1).join('\n');
  expect(list.replaceAll(' rel="external noopener"', '').replaceAll('&#39;', "'")).toBe(
    kept.replace('6.5.21 ', '6.5.2021 ').replace('9.1.24 ', '9.1.2024 '),
  );
  expect(isNew).toContain('Nothing new since the last export');
});
