import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { publicFiles } from '../../src/adapters/files/public-files.ts';
import { smtpMailer } from '../../src/adapters/smtp/mailer.ts';
import { publishingDesk } from '../../src/cli/publishing-desk.ts';
import type { Wiring } from '../../src/cli/wiring.ts';
import { type Config, loadConfig } from '../../src/config/index.ts';
import { fakeClock } from '../fakes/clock.ts';
import { workplace } from '../fakes/command.ts';
import { emptyArchive } from '../fakes/empty-archive.ts';
import { mailServer } from '../fakes/mail-server.ts';
import { article, storyOf } from '../ports/store/samples.ts';
import { testDesk } from '../web/desk-visitor.ts';

const SOURCES = `version: 1
network: { contact: "mailto:test@example.org" }
publish: { mode: reviewed, title: The list }
mail: { from: "Watch <watch@mill.example>", to: [aino@mill.example] }
sources:
  - { id: paper, outlet: Paper, kind: feed, language: en, url: "https://paper.example/feed" }
`;

/** An archive with one approved story, and what the service does with it. */
async function serviceIn(folder: string, flags: readonly string[], smtp?: string) {
  const config = await configIn(flags, smtp);
  const clock = fakeClock();
  const { store } = emptyArchive();
  const storyId = await storyOf(store, article('https://paper.example/mill', { title: 'The mill grows' }));
  await store.desk.review({ storyId, who: 'aino', at: clock.now(), state: 'approved' });
  const files = publicFiles({
    publicFolder: join(folder, 'public'),
    receiptFolder: join(folder, 'receipts'),
  });
  const wiring: Pick<Wiring, 'clock' | 'holder' | 'openMailer'> = {
    ...{ clock, holder: 'test:1', openMailer: smtpMailer },
  };
  const publishing = publishingDesk(config, { store, files, wiring: wiring as Wiring });
  return { store, publishing, desk: await testDesk({ publishing, ports: { composer: store.composer } }) };
}

async function configIn([, config = '', , topics = '']: readonly string[], smtp?: string): Promise<Config> {
  const loaded = await loadConfig({ config, topics }, smtp === undefined ? {} : { MEDIAWATCH_SMTP: smtp });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problem));
  return loaded.value;
}

it('publishes what the schedule would, and says how many files changed', async () => {
  await using place = await workplace({ sources: SOURCES });
  const { store, desk } = await serviceIn(place.folder, place.flags);
  const editor = await desk.visitor('editor');

  await editor.send('/desk/digest/publish');
  const first = await editor.text('/desk/digest');
  await editor.send('/desk/digest/publish');
  const second = await editor.text('/desk/digest');

  expect(first).toMatch(/Published: one story; \d\d+ files changed\./);
  expect(second).toContain('Published: one story; no file had changed.');
  expect(await readFile(join(place.folder, 'public', 'list.txt'), 'utf8')).toContain('The mill grows');
  await store.close();
});

it('sends the mail once through a real server, and offers none where no server is known', async () => {
  await using place = await workplace({ sources: SOURCES });
  const { received, port } = await mailServer();
  const { store, desk } = await serviceIn(place.folder, place.flags, `smtp://127.0.0.1:${port}`);
  const admin = await desk.visitor('admin');

  await admin.send('/desk/digest/mail');
  const first = await admin.text('/desk/digest');
  await admin.send('/desk/digest/mail');

  expect(first).toContain('mail with 1 new sent to 1.');
  expect(await admin.text('/desk/digest')).toContain('nothing new, so no mail was sent.');
  expect(received.map(({ to }) => to)).toEqual([['aino@mill.example']]);
  expect(received[0]?.source).toContain('The mill grows');
  await store.close();

  const without = await serviceIn(place.folder, place.flags);
  expect(without.publishing.sendMail).toBeUndefined();
  await without.store.close();
});
