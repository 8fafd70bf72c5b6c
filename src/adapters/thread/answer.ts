import { parentPort, workerData } from 'node:worker_threads';
import type { PageReader, ReadingSettings } from '../../ports.ts';
import { release } from './body.ts';
import type { Asked, Told } from './messages.ts';

/** In the thread: answers every page that is sent. Throws where it is not a thread. */
export function answerPages(readerBy: (settings: ReadingSettings) => PageReader): void {
  const port = parentPort;
  if (port === null)
    throw new Error('this module is the beginning of a thread and nothing to be run by itself');
  const reader = readerBy(workerData);
  const tell = (told: Told) => port.postMessage(told);
  let last = Promise.resolve();
  port.on('message', ({ page, candidate }: Asked) => {
    last = last.then(async () => {
      tell({ answer: await reader.read(page, candidate) });
      release(page.body);
    });
  });
  tell({ ready: true });
}
