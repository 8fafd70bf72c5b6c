import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { secureHeaders } from 'hono/secure-headers';
import type { DeskOptions } from './context.ts';
import { errorPage, MAX_FORM_KILOBYTES, notFound, refusal } from './http/errors.ts';
import { guarded, visitOf, withVisitor } from './http/guard.ts';
import type { Route } from './http/route.ts';
import { navigationOf } from './navigation.ts';
import { ROUTES } from './routes.ts';

/** The review desk: every path under `/desk/`, as the table of routes says. */
export function deskApp(options: DeskOptions, routes: readonly Route[] = ROUTES): Hono {
  const desk = { options, navigation: navigationOf(routes) };
  const app = new Hono();
  app.use(headers());
  app.use(compress({ encoding: 'gzip' }));
  app.use(
    bodyLimit({
      maxSize: MAX_FORM_KILOBYTES * 1024,
      onError: (http) => refusal(visitOf(http, desk), 413, 'tooLarge'),
    }),
  );
  for (const route of routes)
    app.on(route.method, `/desk${route.path}`, (http) => guarded(route, http, desk));
  for (const [path, methods] of methodsOf(routes))
    app.all(path, async (http) => {
      http.header('Allow', methods);
      return refusal(await withVisitor(visitOf(http, desk)), 405, 'wrongMethod', methods);
    });
  app.get('/desk', (http) => http.redirect('/desk/', 308));
  app.notFound(async (http) => notFound(await withVisitor(visitOf(http, desk))));
  app.onError((error, http) => errorPage(visitOf(http, desk), error));
  return app;
}

function methodsOf(routes: readonly Route[]): ReadonlyMap<string, string> {
  const methods = new Map<string, string>();
  for (const { path, method } of routes) {
    const known = methods.get(`/desk${path}`);
    const allowed = method === 'GET' ? 'GET, HEAD' : method;
    methods.set(`/desk${path}`, known === undefined ? allowed : `${known}, ${allowed}`);
  }
  return methods;
}

/** On every answer, errors too. Nothing runs, shows or is sent anywhere but what is our own. */
function headers() {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    // Not no-referrer: browsers would then send forms with the origin "null".
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    // Whoever puts us behind TLS decides about HSTS.
    strictTransportSecurity: false,
    permissionsPolicy: { camera: [], geolocation: [], microphone: [] },
  });
}
