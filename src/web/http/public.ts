import { realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { type Context, Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { isCurrent } from './conditional.ts';
import { isMissing, keptFiles } from './kept-files.ts';

export interface PublicOptions {
  /** The folder that `publish` fills. */
  readonly folder: string;
  /** What `/healthz` answers; an error of it makes the answer 503. */
  readonly health: () => Promise<unknown>;
}

const TYPES: Readonly<Record<string, string>> = {
  'feed.xml': 'application/rss+xml; charset=utf-8',
  'atom.xml': 'application/atom+xml; charset=utf-8',
  'feed.json': 'application/feed+json; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

const secured = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'unsafe-inline'"],
    imgSrc: ['https:', 'data:'],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'strict-origin-when-cross-origin',
  // Whoever puts us behind TLS decides about HSTS; feeds may be read from any page.
  strictTransportSecurity: false,
  crossOriginResourcePolicy: 'cross-origin',
});

/** Serves the published files, and nothing beside them. */
export function publicApp({ folder, health }: PublicOptions): Hono {
  const app = new Hono();
  const files = keptFiles(folder);
  const safety = safetyHeaders();
  // Files come with the same headers, which are worked out once: to set them on each answer takes longer than the rest.
  app.get('*', async (context, next) => (await fileAnswer(context, files, await safety)) ?? next());
  app.use(secured);
  app.get('/healthz', (context) => healthAnswer(context, health));
  app.get('*', (context) => folderAnswer(context, folder));
  app.notFound(notFound);
  app.all('*', (context) => context.text('Only reading is possible here.', 405, { Allow: 'GET, HEAD' }));
  return app;
}

async function safetyHeaders(): Promise<Readonly<Record<string, string>>> {
  const bare = new Hono().use(secured).get('/', (context) => context.body(null));
  return Object.fromEntries((await bare.request('/')).headers);
}

async function healthAnswer(context: Context, health: () => Promise<unknown>): Promise<Response> {
  context.header('Cache-Control', 'no-store');
  try {
    return context.json(await health());
  } catch (error) {
    return context.json(
      { status: 'broken', message: error instanceof Error ? error.message : String(error) },
      503,
    );
  }
}

type Files = ReturnType<typeof keptFiles>;

/** Undefined where there is no such file. */
async function fileAnswer(
  context: Context,
  files: Files,
  safety: Readonly<Record<string, string>>,
): Promise<Response | undefined> {
  const path = pathOf(context.req.path);
  const type = path === undefined ? undefined : typeOf(path);
  const file = path === undefined || type === undefined ? undefined : await files(path);
  if (file === undefined || type === undefined) return undefined;
  const headers = {
    ...safety,
    ETag: file.etag,
    'Last-Modified': file.lastModified.toUTCString(),
    'Cache-Control': 'max-age=300',
  };
  if (isCurrent((name) => context.req.header(name), file))
    return new Response(null, { status: 304, headers });
  const length = String(file.content.length);
  return new Response(file.content, {
    headers: { ...headers, 'Content-Type': type, 'Content-Length': length },
  });
}

function typeOf(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return TYPES[name] ?? TYPES[extname(name)];
}

/** A folder is shown at the address with the slash. */
async function folderAnswer(context: Context, folder: string): Promise<Response> {
  const path = pathOf(context.req.path);
  const isFolder = path !== undefined && (await isFolderInside(folder, path));
  return isFolder ? context.redirect(`${context.req.path}/`, 301) : notFound(context);
}

/** The path below the folder, decoded; undefined for one that could lead out of it or to a hidden file. */
function pathOf(requested: string): string | undefined {
  const decoded = percentDecoded(requested);
  if (decoded === undefined || /[\0\\]|\/\//.test(decoded)) return undefined;
  const segments = decoded.split('/').slice(1);
  // Hidden files are those that are being written.
  if (segments.some((segment) => segment.startsWith('.'))) return undefined;
  return decoded.endsWith('/') ? `${decoded}index.html` : decoded;
}

function percentDecoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

async function isFolderInside(folder: string, path: string): Promise<boolean> {
  try {
    const [root, real] = await Promise.all([realpath(folder), realpath(join(folder, path))]);
    return (real === root || real.startsWith(root + sep)) && (await stat(real)).isDirectory();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function notFound(context: Context): Response | Promise<Response> {
  const page = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Not here</title>
<style>:root{color-scheme:light dark}body{max-width:36rem;margin:20vh auto;padding:0 1.5rem;font:1.125rem/1.6 Georgia,serif}</style></head>
<body><h1>Nothing stands here</h1>
<p>The digest is at <a href="/">the front page</a>; its feeds are <a href="/feed.xml">RSS</a>, <a href="/atom.xml">Atom</a> and <a href="/feed.json">JSON Feed</a>.</p></body>
</html>
`;
  return context.html(page, 404);
}
