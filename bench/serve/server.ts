/** Serves a folder of published files as the service does; prints its address. */
import { publicApp } from '../../src/web/http/public.ts';
import { listen } from '../../src/web/http/server.ts';
import { siteOf } from '../../src/web/http/site.ts';

const [folder = ''] = process.argv.slice(2);
const site = siteOf({}, publicApp({ folder, health: async () => ({}) }));
const { url } = await listen(site, { port: 0, host: '127.0.0.1' });
process.stdout.write(`${url.replace('localhost', '127.0.0.1')}\n`);
