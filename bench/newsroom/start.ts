import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface Press {
  readonly origin: string;
  stop(): void;
}

export interface PressSize {
  readonly sites: number;
  readonly items: number;
  /** Before every answer, in milliseconds. */
  readonly latency: number;
}

/** The press in a process of its own, so that its work is not counted as ours. */
export async function startPress({ sites, items, latency }: PressSize): Promise<Press> {
  const program = join(import.meta.dirname, 'server.ts');
  const server = spawn(process.execPath, [program, String(sites), String(items), String(latency)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = await new Promise<string>((resolve, reject) => {
    server.stdout.once('data', (line) => resolve(String(line).trim()));
    server.once('error', reject);
    server.once('exit', (status) => reject(new Error(`the press ended with ${status} before it began`)));
  });
  return { origin, stop: () => server.kill() };
}

/**
 * All sites of the press as sources. Politeness is off, since the press is ours; limits, validators, transactions and
 * the digest are as always. With latency each site is a host of its own and asked one request at a time.
 */
export function sourcesFor(origin: string, { sites, latency }: PressSize): string {
  const at = (site: number): string => {
    if (latency === 0) return origin;
    return origin.replace('127.0.0.1', `127.0.${1 + Math.floor(site / 200)}.${1 + (site % 200)}`);
  };
  const sources = Array.from(
    { length: sites },
    (_, site) =>
      `  - { id: s${site}, outlet: Site ${site}, language: fi, kind: feed, url: "${at(site)}/s${site}/rss", fullText: always }`,
  );
  const pace = latency === 0 ? 'perHost: 16, concurrency: 16' : `perHost: 1, concurrency: ${sites}`;
  return `version: 1
network: { contact: "mailto:bench@example.org", gap: 0s, allow: ["127.0.0.0/8"], robots: false, ${pace}, dailyBudget: 10000000 }
publish: { mode: auto, freshDays: 100000 }
sources:
${sources.join('\n')}
`;
}
