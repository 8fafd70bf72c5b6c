import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command, type Workplace, workplace } from '../fakes/command.ts';
import { mailServer } from '../fakes/mail-server.ts';
import { smallSite } from '../fakes/small-site.ts';

const sources = (baseUrl: string) => `version: 1
network: { contact: "mailto:test@example.org", allow: [127.0.0.1], robots: false, gap: 0s }
publish: { mode: auto }
mail: { from: "Watch <watch@mill.example>", to: [aino@mill.example, "Bo <bo@mill.example>"] }
sources:
  - { id: paper, outlet: Paper, kind: feed, language: en, fullText: never, url: "${baseUrl}/feed" }
`;
const TOPICS = `version: 1
topics:
  - { id: ore, name: { en: Ore }, groups: { core: { weight: 8, en: [ore] } } }
`;
const FEED = `<rss version="2.0"><channel><title>Paper</title><item>
<title>The mill finds ore under the yard</title><link>BASE/ore</link><description>Nobody had looked there.</description>
</item></channel></rss>`;

let place: Workplace;
const environment = (smtp?: string) => ({
  MEDIAWATCH_LOG: 'silent',
  ...(smtp !== undefined && { MEDIAWATCH_SMTP: smtp, MEDIAWATCH_URL: 'https://watch.mill.example' }),
});

beforeAll(async () => {
  await using site = await smallSite({ '/feed': { type: 'application/rss+xml', body: FEED } });
  place = await workplace({ sources: sources(site.baseUrl), topics: TOPICS });
  await command(['run', ...place.flags]);
});
afterAll(() => place[Symbol.asyncDispose]());

describe('mail', () => {
  it.each(['-n', '--dry-run'])('shows who would get what: %s', async (flag) => {
    const { status, out } = await command(['mail', flag, ...place.flags]);

    expect(status).toBe(0);
    expect(out).toMatch(
      /^no mail server is known yet: set MEDIAWATCH_SMTP\n1 new to 2 recipients\nTo: aino@mill\.example\nTo: Bo <bo@mill\.example>\nSubject: BATCircle in the media: 1 new story, \d/,
    );
    expect(out).toContain('Paper | The mill finds ore under the yard (external link)');
  });

  it('says what is missing where no server is known', async () => {
    const { out } = await command(['mail', ...place.flags], { environment: environment() });

    expect(out).toContain('set MEDIAWATCH_SMTP');
  });

  it('reaches everybody once, through a real mail server, with a link to leave', async () => {
    const { received, port } = await mailServer();
    const outside = { environment: environment(`smtp://127.0.0.1:${port}`) };

    const first = await command(['mail', ...place.flags], outside);
    const second = await command(['mail', ...place.flags], outside);

    const preview = await command(['mail', '-n', ...place.flags], outside);

    expect(preview.out).toBe('nothing is new, so no mail would be sent\n');
    expect(first.out).toBe('mail with 1 new sent to 2\n');
    expect(second.out).toBe('nothing new, so no mail was sent\n');
    expect(received.flatMap(({ to }) => to)).toEqual(['aino@mill.example', 'bo@mill.example']);
    const links = received.map(({ source }) => /List-Unsubscribe:\s+<(\S+)>/.exec(source)?.[1]);
    expect(new Set(links).size).toBe(2);
    expect(links[0]).toMatch(/^https:\/\/watch\.mill\.example\/unsubscribe\/[\w-]{22}$/);
  });

  it('refuses a server address that is none, without showing it', async () => {
    const { status, talk } = await command(['mail', ...place.flags], { environment: environment('s3cret') });

    expect(status).toBe(2);
    expect(talk).toContain('MEDIAWATCH_SMTP is no address of this kind');
    expect(talk).not.toContain('s3cret');
  });
});
