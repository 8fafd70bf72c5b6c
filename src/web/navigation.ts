import { mayAct, type Role } from '../domain/account.ts';
import type { Route } from './http/route.ts';

const NAMES = [
  'inbox',
  'digest',
  'search',
  'coverage',
  'sources',
  'topics',
  'links',
  'decisions',
  'people',
] as const;
export type NavigationName = (typeof NAMES)[number];

export interface NavigationEntry {
  readonly name: NavigationName;
  readonly path: string;
  readonly needs: Role;
}

/** What the table of routes has a page for: `/inbox` is the inbox. */
export function navigationOf(routes: readonly Route[]): readonly NavigationEntry[] {
  return NAMES.flatMap((name) => {
    const route = routes.find(({ method, path }) => method === 'GET' && path === `/${name}`);
    return route === undefined || route.needs === 'nobody'
      ? []
      : [{ name, path: `/desk/${name}`, needs: route.needs }];
  });
}

export function navigationFor(entries: readonly NavigationEntry[], role: Role): readonly NavigationEntry[] {
  return entries.filter(({ needs }) => mayAct(role, needs));
}
