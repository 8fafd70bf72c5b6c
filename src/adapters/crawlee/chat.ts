import type { ChatKind } from '../../domain/mailing.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import { type Chat, type ChatPost, type Transport, WireError } from '../../ports.ts';

const TIMEOUT_MS = 15_000;

/** Of the answer; the rest of a long one says no more. */
const ANSWER_BYTES = 300;

/**
 * A chat channel's incoming webhook. Its address is a secret: whoever knows it can post, so that no message of ours
 * ever holds more of it than the host. It goes through the same network as everything else, address check included.
 */
export function chatChannel(options: {
  readonly transport: Transport;
  readonly address: string;
  readonly kind: ChatKind;
  readonly headers: Readonly<Record<string, string>>;
}): Chat {
  const { transport, address, kind, headers } = options;
  const { host } = new URL(address);
  return {
    async post(content): Promise<Result<void, string>> {
      const post = JSON.stringify(kind === 'slack' ? forSlack(content) : forTeams(content));
      try {
        const { status, body } = await transport.send({
          ...{ url: address, post, signal: AbortSignal.timeout(TIMEOUT_MS) },
          headers: { ...headers, 'content-type': 'application/json' },
        });
        const answer = await beginning(body);
        return status >= 200 && status < 300
          ? ok(undefined)
          : failed(`${host} answered ${status}: ${answer || 'without a word'}`);
      } catch (error) {
        if (error instanceof WireError) return failed(error.failure.message);
        throw error;
      }
    },
  };
}

async function beginning(body: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of body) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes >= ANSWER_BYTES) break;
  }
  return Buffer.concat(pieces).toString().slice(0, ANSWER_BYTES).replace(/\s+/gu, ' ').trim();
}

/** Slack's own markup: three characters mean something, and a link is `<address|text>`. */
function forSlack({ title, lines }: ChatPost): object {
  const link = ({ text, url }: ChatPost['lines'][number]) =>
    url === undefined ? slackText(text) : `<${url.replaceAll('|', '%7C')}|${slackText(text)}>`;
  const text = [`*${slackText(title)}*`, ...lines.map((line) => `• ${link(line)}`)].join('\n');
  return { text, unfurl_links: false };
}

function slackText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('|', '¦');
}

/** An adaptive card: what both kinds of Teams webhook take. */
function forTeams({ title, lines }: ChatPost): object {
  const line = ({ text, url }: ChatPost['lines'][number]) =>
    url === undefined
      ? teamsText(text)
      : `[${teamsText(text)}](${url.replaceAll('(', '%28').replaceAll(')', '%29')})`;
  const blocks = [
    { type: 'TextBlock', text: teamsText(title), weight: 'bolder', size: 'medium', wrap: true },
    ...lines.map((each) => ({ type: 'TextBlock', text: `- ${line(each)}`, wrap: true, spacing: 'small' })),
  ];
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: { type: 'AdaptiveCard', version: '1.4', body: blocks },
      },
    ],
  };
}

function teamsText(text: string): string {
  return text.replace(/[\\`*_[\]()#~|<>]/gu, '\\$&');
}
