import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../src/adapters/log.ts';
import { command, workplace } from '../fakes/command.ts';
import { smallSite } from '../fakes/small-site.ts';

const SECRET = 's3cr3t-Value.42';

const ENVIRONMENT = {
  MEDIAWATCH_LOG: 'debug',
  MEDIAWATCH_SMTP: `smtp://press:${SECRET}@mail.example:587`,
  MEDIAWATCH_CHAT: `https://hooks.slack.com/services/T0/B0/${SECRET}`,
};

/** A source that needs a token and one that fails with a password in its address. */
function sourcesAt(base: string): string {
  const { host } = new URL(base);
  return `version: 1
network: { contact: "mailto:test@example.org", gap: 0s, robots: false, allow: ["${host}"] }
mail: { from: "press@example.org", to: ["aino.lukija@example.org"] }
sources:
  - { id: good, outlet: Good, language: fi, kind: feed, url: "${base}/rss?token=${SECRET}", fullText: always }
  - { id: gone, outlet: Gone, language: fi, kind: feed, url: "http://aino:${SECRET}@${host}/gone?api_key=${SECRET}" }
  - { id: page, outlet: Page, language: fi, kind: feed, url: "${base}/page?key=${SECRET}" }
  - { id: inside, outlet: Inside, language: fi, kind: feed, url: "http://aino:${SECRET}@10.0.0.1/?sig=${SECRET}" }
  - { id: moved, outlet: Moved, language: fi, kind: feed, url: "${base}/moved" }
`;
}

const FEED = {
  type: 'application/rss+xml',
  body: `<rss version="2.0"><channel><title>G</title><link>BASE/</link><item><title>Akkutehdas</title><link>BASE/a?session_id=${SECRET}</link></item></channel></rss>`,
};

async function afterOnePass() {
  const site = await smallSite({
    [`/rss?token=${SECRET}`]: FEED,
    [`/page?key=${SECRET}`]: '<!DOCTYPE html><h1>no feed</h1>',
    '/moved': { status: 302, location: `ftp://aino:${SECRET}@a.example/` },
  });
  const place = await workplace({ sources: sourcesAt(site.baseUrl) });
  return {
    site,
    place,
    run: (...args: readonly string[]) => command([...args, ...place.flags], { environment: ENVIRONMENT }),
    [Symbol.asyncDispose]: async () => {
      await place[Symbol.asyncDispose]();
      await site[Symbol.asyncDispose]();
    },
  };
}

describe('a secret in an address or in the environment', () => {
  it('is used, but stands in no log, no receipt and no message of a pass', async () => {
    await using world = await afterOnePass();

    const { out, talk, status } = await world.run('run');
    const folder = join(world.place.data, 'receipts');
    const receipts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));

    expect(status).toBe(3);
    expect(world.site.asked).toContain(`/rss?token=${SECRET}`);
    expect(receipts.join()).toContain('/rss?token=[redacted]');
    for (const text of [out, talk, ...receipts]) expect(text).not.toContain(SECRET);
  });

  it('stands in no finding of the doctor and not in the bundle, which tells the rest', async () => {
    await using world = await afterOnePass();
    const file = join(world.place.folder, 'bundle.json');

    await world.run('run');
    const { out, talk } = await world.run('doctor', '--bundle', file);
    const text = readFileSync(file, 'utf8');
    const bundle = JSON.parse(text);

    expect(bundle.versions.mediawatch).toMatch(/^\d/);
    expect(bundle.health.integrity).toBe('ok');
    expect(bundle.secrets).toEqual(['smtp', 'chat']);
    expect(bundle.environment).toContain('MEDIAWATCH_SMTP');
    expect(bundle.settings.mail).toMatchObject({ recipients: 1 });
    expect(bundle.settings.sources).toHaveLength(5);
    expect(bundle.sources.map(({ sourceId }: { sourceId: string }) => sourceId)).toContain('gone');
    expect(text).not.toContain('aino.lukija');
    for (const each of [out, talk, text]) expect(each).not.toContain(SECRET);
  });

  it('stands in no error about the files themselves', async () => {
    const sources = `version: 1\nnetwork: { contact: "mailto:a@b.example" }\nsources:\n  - { id: a, outlet: A, kind: feed, url: "ftp://aino:${SECRET}@a.example/?token=${SECRET}" }\n`;
    await using place = await workplace({ sources });

    const { talk, status } = await command(['check', ...place.flags]);

    expect(status).toBe(2);
    expect(talk).toContain('ftp://[redacted]@a.example');
    expect(talk).not.toContain(SECRET);
  });

  it('stands in no log, wherever among the facts it is', () => {
    let written = '';
    const log = createLog('debug', { write: (line) => (written += line) });

    log.info(`asked https://a:${SECRET}@b.example/`, {
      url: `https://b.example/?access_token=${SECRET}`,
      password: SECRET,
      headers: { authorization: SECRET, cookie: `a=${SECRET}` },
      error: new Error(`no answer from https://b.example/?key=${SECRET}`),
    });

    expect(written).not.toContain(SECRET);
    expect(JSON.parse(written)).toMatchObject({ msg: 'asked https://[redacted]@b.example/' });
  });
});
