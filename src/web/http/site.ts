import type { Hono } from 'hono';

type Site = Pick<Hono, 'fetch'>;

/** Each application under its own path, and the other one for every other path, as it was sent: nothing is decoded here. */
export function siteOf(applications: Readonly<Record<string, Site>>, others: Site): Site {
  const entries = Object.entries(applications);
  return {
    fetch: (request, ...rest) => {
      const { pathname } = new URL(request.url);
      const found = entries.find(([path]) => pathname === path || pathname.startsWith(`${path}/`));
      return (found?.[1] ?? others).fetch(request, ...rest);
    },
  };
}
