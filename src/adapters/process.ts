import { hostname } from 'node:os';
import { setFlagsFromString } from 'node:v8';

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

/**
 * A full disk or a closed pipe behind report and log ends neither a pass nor the service. Answers with what tells
 * whether any of the report was lost.
 */
export function outliveLostOutput(): () => Promise<boolean> {
  let reportLost = false;
  process.stdout.on('error', () => {
    reportLost = true;
  });
  // There is no place left in which to say so.
  process.stderr.on('error', () => undefined);
  return async () => {
    // What failed is told a moment after it was written.
    await new Promise<void>((resolve) => void process.stdout.write('', () => setImmediate(resolve)));
    return reportLost;
  };
}

/**
 * V8 watches which objects grow old and then makes their like old from birth. A page's tree is as short-lived as the
 * others, but being read while a large lexicon is in memory it is taken for one of these: over 1,200 pages that cost
 * twice the processor time and 809 MB in place of 425 (Node 24.21). Asked of V8 before any page is read.
 */
export function keepPagesShortLived(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}

/**
 * Left to itself V8 lets garbage pile up to several times what is alive before it looks for it. With this a cold run of
 * 50,000 pages takes 292 MB; with 30 it looks so often that a page takes a tenth more of the processor, and saves no
 * memory. Asked of V8 before there is any.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=45');
}

/**
 * A pass keeps both cores of a small machine busy. Young garbage that several threads look for there costs a page a
 * thirtieth more of the processor (median of twelve pairs of runs) than what the one that made it looks for alone.
 */
export function collectYoungAlone(): void {
  setFlagsFromString('--no-parallel-scavenge');
}
