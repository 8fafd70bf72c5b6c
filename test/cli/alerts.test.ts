import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command, workplace } from '../fakes/command.ts';
import { mailServer } from '../fakes/mail-server.ts';
import { smallSite } from '../fakes/small-site.ts';

const sources = (url: string) => `version: 1
network: { contact: "mailto:test@example.org", allow: [127.0.0.1], robots: false, gap: 0s }
alerts: { from: watch@mill.example, to: [aino@mill.example] }
sources:
  - { id: paper, name: The paper, outlet: Paper, kind: feed, language: en, fullText: never, url: "${url}" }
`;
const TOPICS = `version: 1
topics:
  - { id: ore, name: { en: Ore }, groups: { core: { weight: 8, en: [ore] } } }
`;

const FEED = `<rss version="2.0"><channel><title>Paper</title><item>
<title>The mill is painted</title><link>BASE/mill</link><description>In green.</description>
</item></channel></rss>`;

describe('a source that breaks', () => {
  it('is told by mail after its third failure, once, and again when it is well', async () => {
    await using site = await smallSite({ '/feed': { type: 'application/rss+xml', body: FEED } });
    await using place = await workplace({ sources: sources(`${site.baseUrl}/nowhere`), topics: TOPICS });
    const { received, port } = await mailServer();
    const environment = { MEDIAWATCH_LOG: 'silent', MEDIAWATCH_SMTP: `smtp://127.0.0.1:${port}` };
    const run = () => command(['run', '--source', 'paper', ...place.flags], { environment });

    const mails: number[] = [];
    let out = '';
    for (let pass = 0; pass < 4; pass += 1) {
      ({ out } = await run());
      mails.push(received.length);
    }
    await writeFile(join(place.folder, 'sources.yaml'), sources(`${site.baseUrl}/feed`));
    const mended = await run();

    expect(mails).toEqual([0, 0, 1, 1]);
    expect(out).not.toContain('is broken now');
    expect(received[0]?.source).toContain('The paper is broken since');
    expect(mended.out).toContain('paper is working now: answers as usual');
    expect(received).toHaveLength(2);
    expect(received[1]?.source).toContain('well again');
  });
});
