import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { UsageError } from '../../domain/usage-error.ts';

export interface WebService {
  /** As a person on this machine opens it. */
  readonly url: string;
  close(): Promise<void>;
}

/** Listens for an application; a port that is taken is told in a sentence. */
export function listen(
  app: Pick<Hono, 'fetch'>,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<WebService> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: host }, (address) => {
      const name = host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host;
      resolve({ url: `http://${name}:${address.port}`, close: () => closed(server) });
    });
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      reject(new UsageError(`port ${port} is taken; choose another with MEDIAWATCH_PORT`, { cause: error }));
    });
  });
}

/** Readers that keep a connection open do not keep us from leaving. */
function closed(server: ReturnType<typeof serve>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
