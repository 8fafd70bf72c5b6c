import { describe, expect, it } from 'vitest';
import { siteOf } from '../../src/web/http/site.ts';

const answering = (name: string) => ({ fetch: () => new Response(name) });
const site = siteOf({ '/desk': answering('desk') }, answering('files'));

describe('the site', () => {
  it.each([
    ['/desk', 'desk'],
    ['/desk/', 'desk'],
    ['/desk/stories/1', 'desk'],
    ['/', 'files'],
    ['/feed.xml', 'files'],
    ['/desktop.html', 'files'],
    ['/%64esk/people', 'files'],
    ['//desk/people', 'files'],
    ['/desk/../feed.xml', 'files'],
    ['/x/../desk/people', 'desk'],
  ])('has %s answered by the %s', async (path, name) => {
    const response = await site.fetch(new Request(`http://localhost${path}`));

    expect(await response.text()).toBe(name);
  });
});
