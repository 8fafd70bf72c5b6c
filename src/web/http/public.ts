import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { type Context, Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { isCurrent } from './conditional.ts';

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

/** Serves the published files, and nothing beside them. */
export function publicApp({ folder, health }: PublicOptions): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
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
    }),
  );
  app.get('/healthz', (context) => healthAnswer(context, health));
  app.get('*', (context) => fileAnswer(context, folder));
  app.notFound(notFound);
  app.all('*', (context) => context.text('Only reading is possible here.', 405, { Allow: 'GET, HEAD' }));
  return app;
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

async function fileAnswer(context: Context, folder: string): Promise<Response> {
  const path = pathOf(context.req.path);
  const file = path === undefined ? undefined : await publicFile(folder, path);
  if (file === undefined) return notFound(context);
  if (file === 'folder') return context.redirect(`${context.req.path}/`, 301);
  const content = await readFile(file.path);
  const validators = {
    etag: `"${createHash('sha256').update(content).digest('hex')}"`,
    lastModified: new Date(Math.floor(file.modifiedMs / 1000) * 1000),
  };
  context.header('ETag', validators.etag);
  context.header('Last-Modified', validators.lastModified.toUTCString());
  context.header('Cache-Control', 'max-age=300');
  if (isCurrent(context.req.header(), validators)) return context.body(null, 304);
  context.header('Content-Type', file.type);
  context.header('Content-Length', String(content.length));
  return context.body(content);
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

interface PublicFile {
  readonly path: string;
  readonly type: string;
  readonly modifiedMs: number;
}

async function publicFile(folder: string, path: string): Promise<PublicFile | 'folder' | undefined> {
  try {
    const [root, real] = await Promise.all([realpath(folder), realpath(join(folder, path))]);
    if (real !== root && !real.startsWith(root + sep)) return undefined;
    const found = await stat(real);
    if (found.isDirectory()) return 'folder';
    const name = path.slice(path.lastIndexOf('/') + 1);
    const type = TYPES[name] ?? TYPES[extname(name)];
    return type === undefined ? undefined : { path: real, type, modifiedMs: found.mtimeMs };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG';
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
