import { lookup } from 'node:dns/promises';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { networkTransport } from '../../../src/adapters/crawlee/network.ts';
import { site } from './fakes.ts';

function ask(url: string, allow: readonly string[]) {
  const transport = networkTransport({ allow, perHost: 1 });
  onTestFinished(() => transport.close());
  return transport.send({ url, headers: {}, signal: new AbortController().signal });
}

describe('the network', () => {
  it('gives status, headers and body as they were sent', async () => {
    const { origin } = await site({
      '/a': (response) =>
        response.writeHead(418, 'Teekannu', { 'X-Nimi': Buffer.from('ä').toString('latin1') }).end('kupari'),
    });

    const response = await ask(`${origin}/a`, ['127.0.0.1']);
    const pieces: Uint8Array[] = [];
    for await (const piece of response.body) pieces.push(piece);

    expect(response).toMatchObject({ status: 418, statusText: 'Teekannu' });
    expect(response.headers).toContainEqual(['X-Nimi', '\xc3\xa4']);
    expect(Buffer.concat(pieces).toString()).toBe('kupari');
  });

  it('reaches a listed name, and refuses one that leads inside without being listed', async () => {
    const { port } = await site({ '/a': (response) => response.end('ok') });
    const { address } = await lookup('localhost', { family: 4 });
    expect(address).toBe('127.0.0.1');

    expect((await ask(`http://localhost:${port}/a`, [`localhost:${port}`])).status).toBe(200);
    await expect(ask(`http://localhost:${port}/a`, [`localhost:${port + 1}`])).rejects.toMatchObject({
      failure: { reason: 'forbidden-address', message: expect.stringContaining('network.allow') },
    });
  });

  it('speaks no TLS with a server that has none', async () => {
    const { port } = await site({});

    await expect(ask(`https://127.0.0.1:${port}/`, ['127.0.0.1'])).rejects.toMatchObject({
      failure: { reason: 'tls', message: expect.stringContaining(`127.0.0.1:${port}`) },
    });
  });

  it.each([
    ['no HTTP at all', 'SSH-2.0-OpenSSH\r\n', 'connection'],
    ['endless headers', `HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(20_000)}`, 'too-large'],
    ['an end before the answer', '', 'connection'],
  ])('calls %s by its name', async (_, said, reason) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(said));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;

    await expect(ask(`http://127.0.0.1:${port}/`, ['127.0.0.1'])).rejects.toMatchObject({
      failure: { reason },
    });
  });
});
