/**
 * Runs once before the browser's tests: the invented press is read into an archive as the main job does it, so that
 * every test begins with a copy of what a communications officer finds in the morning.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { chromiumPath, WITHOUT_CHROMIUM } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the filled archive; empty where there is no browser to look at it. */
    readonly archive: string;
  }
}

export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  if (chromiumPath() === undefined) {
    process.stderr.write(`Tests in a browser: ${WITHOUT_CHROMIUM}\n`);
    provide('archive', '');
    return async () => undefined;
  }
  // In a process of its own, as vitest lends its setup no Node of full size.
  const press = fork(join(import.meta.dirname, 'press-process.ts'));
  const ended = once(press, 'exit');
  const folder = await Promise.race([
    once(press, 'message').then(([message]) => String(message)),
    ended.then(([status]) => Promise.reject(new Error(`the press ended with ${status}`))),
  ]);
  provide('archive', folder);
  return async () => {
    press.disconnect();
    await ended;
  };
}
