import { Hono } from 'hono';
import { html } from './html.ts';

/** Takes the address that a name stands for off the list; answers with it, or undefined for a name that nobody has. */
export type Unsubscribe = (token: string) => Promise<string | undefined>;

/**
 * The link at the end of every mail. Opening it asks first, because programs that look for viruses open every link;
 * the button, and the button of a mail program (RFC 8058), is a POST. Whoever has the link may use it: the name in it
 * cannot be guessed, and all that it does is to stop the mails.
 */
export function unsubscribeApp(unsubscribe: Unsubscribe): Hono {
  const app = new Hono().basePath('/unsubscribe');
  app.use(async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('X-Content-Type-Options', 'nosniff');
    context.header(
      'Content-Security-Policy',
      "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
  });
  app.get('/:token{[A-Za-z0-9_-]{22}}', (context) =>
    context.html(
      page(
        'No more of these mails?',
        html`<form method="post"><button type="submit">Send me no more</button></form>
          <p>The feeds and the page stay open to everybody.</p>`,
      ),
    ),
  );
  app.post('/:token{[A-Za-z0-9_-]{22}}', async (context) => {
    const address = await unsubscribe(context.req.param('token'));
    if (address === undefined) return context.html(unknown(), 404);
    return context.html(page('Done', html`<p>${address} gets no more of these mails.</p>`));
  });
  app.notFound((context) => context.html(unknown(), 404));
  return app;
}

function unknown() {
  return page(
    'This link is not known here',
    html`<p>It may have been cut off on its way. Open it again from a newer mail, or answer to that mail.</p>`,
  );
}

function page(title: string, body: ReturnType<typeof html>) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`;
}
