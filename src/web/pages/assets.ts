import { assetAt } from '../assets.ts';
import { notFound } from '../http/errors.ts';
import { get, type Route } from '../http/route.ts';

/** Style and scripts; their address changes with their content, so that browsers may keep them. */
export const assetRoutes: readonly Route[] = [
  get('/assets/:version/:name', 'nobody', (visit) => {
    const asset = assetAt(visit.http.req.param('version') ?? '', visit.http.req.param('name') ?? '');
    if (asset === undefined) return notFound(visit);
    visit.http.header('Content-Type', asset.type);
    visit.http.header('Cache-Control', 'public, max-age=31536000, immutable');
    return visit.http.body(asset.content);
  }),
];
