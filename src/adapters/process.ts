import { hostname } from 'node:os';

/** Who we are on a lease. */
export const ourselves = `${hostname()}:${process.pid}`;

/** Whether the holder of a lease is gone; only a process of this machine can be known to be. */
export function isDead(holder: string): boolean {
  const [host, pid] = holder.split(':');
  if (host !== hostname() || holder === ourselves) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

/** The first Ctrl-C or SIGTERM asks us to finish the page in hand, the second leaves at once. */
export function interruptedByPerson(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort();
    });
  }
  return controller.signal;
}
