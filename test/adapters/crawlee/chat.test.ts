import { describe, expect, it, onTestFinished } from 'vitest';
import { chatChannel } from '../../../src/adapters/crawlee/chat.ts';
import { networkTransport } from '../../../src/adapters/crawlee/network.ts';
import { site } from './fakes.ts';

const CONTENT = {
  title: '2 new <stories>',
  lines: [
    { text: 'Paper: Mill & mine | open', url: 'https://paper.example/a|b_(1)' },
    { text: 'Paper: *bold* [claim](x)' },
  ],
};

async function channel(kind: 'slack' | 'teams', answer: { readonly status: number; readonly text: string }) {
  const posts: string[] = [];
  const { origin } = await site({
    '/hook/s3cret': (response, request) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        posts.push(`${request.method} ${Buffer.concat(pieces).toString()}`);
        response.writeHead(answer.status).end(answer.text);
      });
    },
  });
  const transport = networkTransport({ allow: ['127.0.0.1'], perHost: 1 });
  onTestFinished(() => transport.close());
  const chat = chatChannel({ transport, address: `${origin}/hook/s3cret`, kind, headers: {} });
  return { chat, posts };
}

describe('a chat channel', () => {
  it('gets the news in the markup of Slack, with nothing in it that means something else', async () => {
    const { chat, posts } = await channel('slack', { status: 200, text: 'ok' });

    expect(await chat.post(CONTENT)).toEqual({ ok: true, value: undefined });

    const { text } = JSON.parse(posts[0]?.replace('POST ', '') ?? '');
    expect(text.split('\n')).toEqual([
      '*2 new &lt;stories&gt;*',
      '• <https://paper.example/a%7Cb_(1)|Paper: Mill &amp; mine ¦ open>',
      '• Paper: *bold* [claim](x)',
    ]);
  });

  it('gets a card in Teams, with the markup of others made harmless', async () => {
    const { chat, posts } = await channel('teams', { status: 202, text: '' });

    await chat.post(CONTENT);

    const card = JSON.parse(posts[0]?.replace('POST ', '') ?? '').attachments[0].content;
    expect(card.body.map((block: { text: string }) => block.text)).toEqual([
      '2 new \\<stories\\>',
      '- [Paper: Mill & mine \\| open](https://paper.example/a|b_%281%29)',
      '- Paper: \\*bold\\* \\[claim\\]\\(x\\)',
    ]);
  });

  it('that says no is told with its answer, never with its secret address', async () => {
    const { chat } = await channel('slack', { status: 403, text: 'invalid_token' });

    const refused = await chat.post(CONTENT);

    expect(refused.ok ? '' : refused.problem).toMatch(/^127\.0\.0\.1:\d+ answered 403: invalid_token$/);
    expect(JSON.stringify(refused)).not.toContain('s3cret');
  });

  it('that leads to an address inside is not asked', async () => {
    const transport = networkTransport({ allow: [], perHost: 1 });
    onTestFinished(() => transport.close());
    const chat = chatChannel({ transport, address: 'http://127.0.0.1:9/s3cret', kind: 'slack', headers: {} });

    const refused = await chat.post(CONTENT);

    expect(refused.ok ? '' : refused.problem).toContain('127.0.0.1');
    expect(JSON.stringify(refused)).not.toContain('s3cret');
  });
});
