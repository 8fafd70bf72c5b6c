import { describe, expect, it } from 'vitest';
import { unsubscribeApp } from '../../src/web/unsubscribe.ts';

const TOKEN = 'abcdefghijklmnopqrst_-';

function desk() {
  const left: string[] = [];
  const app = unsubscribeApp(async (token) => {
    if (token !== TOKEN) return undefined;
    left.push(token);
    return 'aino@mill.example';
  });
  return { app, left };
}

describe('the link at the end of a mail', () => {
  it('only asks when it is opened', async () => {
    const { app, left } = desk();

    const answer = await app.request(`/unsubscribe/${TOKEN}`);

    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('<form method="post">');
    expect(left).toEqual([]);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('takes the address off when a person or a mail program says so', async () => {
    const { app, left } = desk();

    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    const answer = await app.request(`/unsubscribe/${TOKEN}`, { method: 'POST', body });

    expect(await answer.text()).toContain('aino@mill.example gets no more of these mails.');
    expect(left).toEqual([TOKEN]);
  });

  it.each(['', '/', '/short', `/${TOKEN.replace('a', 'b')}`, `/${TOKEN}/more`])(
    'is told in a sentence where it is not known: %s',
    async (path) => {
      const answer = await desk().app.request(`/unsubscribe${path}`, { method: 'POST' });

      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('This link is not known here');
    },
  );
});
