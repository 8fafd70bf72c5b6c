import { spawn } from 'node:child_process';
import { Agent, request } from 'undici';
import { percentile } from '../wanted.ts';

export interface Ask {
  readonly url: string;
  readonly seconds: number;
  readonly connections: number;
  /** What the reader has already. */
  readonly etag?: string;
}

export interface Load {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p99: number;
  readonly errors: number;
}

export async function loadWithWrk({ url, seconds, connections, etag }: Ask): Promise<Load> {
  const header = etag === undefined ? [] : ['-H', `If-None-Match: ${etag}`];
  const said = await answerOf('wrk', [
    '-t1',
    `-c${connections}`,
    `-d${seconds}s`,
    '--latency',
    ...header,
    url,
  ]);
  const [, perSecond = ''] = /Requests\/sec:\s+([\d.]+)/.exec(said) ?? [];
  const [, p99 = '', unit = ''] = /99%\s+([\d.]+)(us|ms|s)/.exec(said) ?? [];
  const [, refused = '0'] = /Non-2xx or 3xx responses: (\d+)/.exec(said) ?? [];
  const [, broken = ''] = /Socket errors: (.*)/.exec(said) ?? [];
  const brokenCount = (broken.match(/\d+/g) ?? []).reduce((sum, count) => sum + Number(count), 0);
  const scale = { us: 0.001, ms: 1, s: 1000 }[unit] ?? Number.NaN;
  return { perSecond: Number(perSecond), p99: Number(p99) * scale, errors: Number(refused) + brokenCount };
}

async function answerOf(program: string, args: readonly string[]): Promise<string> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  const status = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${said}`);
  return said;
}

export async function loadWithOwn({ url, seconds, connections, etag }: Ask): Promise<Load> {
  const dispatcher = new Agent({ connections, pipelining: 1 });
  const headers = etag === undefined ? {} : { 'if-none-match': etag };
  const wantedStatus = etag === undefined ? 200 : 304;
  const times: number[] = [];
  let errors = 0;
  const began = performance.now();
  const reader = async (): Promise<void> => {
    while (performance.now() - began < seconds * 1000) {
      const asked = performance.now();
      const { statusCode, body } = await request(url, { dispatcher, headers });
      await body.dump({ limit: Number.POSITIVE_INFINITY });
      if (statusCode !== wantedStatus) errors += 1;
      times.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: connections }, reader));
  const passed = (performance.now() - began) / 1000;
  await dispatcher.close();
  return { perSecond: times.length / passed, p99: percentile(times, 0.99), errors };
}
