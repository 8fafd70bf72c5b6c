// Runs the program over a feed of its own making, so that what Node compiles on the way is kept for the next start: a
// container is new each time. Called while the image is built, by the user and with the flags that it will run with.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../bin/mediawatch.js', import.meta.url));
const TITLE = 'Akkutehdas ja akkumateriaalit: koe';
const TEXT = 'Akkutehdas valmistaa akkumateriaaleja. Kierrätys palauttaa nikkelin ja koboltin käyttöön. ';

const folder = mkdtempSync(join(tmpdir(), 'mediawatch-compile-'));
const press = createServer(({ url }, response) => {
  const isFeed = url === '/rss';
  response.writeHead(200, { 'content-type': isFeed ? 'application/rss+xml' : 'text/html; charset=utf-8' });
  response.end(isFeed ? feed() : page());
});
try {
  await new Promise((resolve) => void press.listen(0, '127.0.0.1', resolve));
  writeFileSync(join(folder, 'sources.yaml'), sources());
  // Twice, since the second time nothing is new, as most times.
  for (const args of [['run', '--all'], ['run', '--all'], ['doctor', '--health'], ['--help']])
    await run(args);
} finally {
  press.close();
  rmSync(folder, { recursive: true });
}

async function run(args) {
  const child = spawn(process.execPath, [...process.execArgv, PROGRAM, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      MEDIAWATCH_CONFIG: join(folder, 'sources.yaml'),
      MEDIAWATCH_DATA: join(folder, 'data'),
      MEDIAWATCH_LOG: 'error',
    },
  });
  const status = await new Promise((resolve) => void child.once('close', resolve));
  if (status !== 0) throw new Error(`mediawatch ${args.join(' ')} ended with ${status}`);
}

function address(path) {
  return `http://127.0.0.1:${press.address().port}${path}`;
}

function sources() {
  return `version: 1
network: { contact: "mailto:nobody@example.org", gap: 0s, allow: ["127.0.0.1"], robots: false }
publish: { mode: auto }
sources:
  - { id: koe, outlet: Koe, language: fi, kind: feed, url: "${address('/rss')}", fullText: always }
`;
}

function feed() {
  const item = `<item><title>${TITLE}</title><link>${address('/1')}</link><description>${TEXT}</description></item>`;
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Koe</title><link>${address('/')}</link>${item}</channel></rss>`;
}

function page() {
  const paragraphs = `<p>${TEXT.repeat(3)}</p>`.repeat(5);
  return `<!doctype html><html lang="fi"><head><title>${TITLE}</title></head><body><article><h1>${TITLE}</h1>${paragraphs}</article></body></html>`;
}
