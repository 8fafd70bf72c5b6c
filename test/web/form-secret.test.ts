import { describe, expect, it } from 'vitest';
import { isSecret, masked } from '../../src/web/http/form-secret.ts';

const SECRET = 'c0ffee'.repeat(10);

describe('the secret of a form', () => {
  it('is spelt otherwise each time, and known each time', () => {
    const [one, other] = [masked(SECRET), masked(SECRET)];

    expect(one).not.toBe(other);
    expect(one).not.toContain(SECRET);
    expect([isSecret(one, SECRET), isSecret(other, SECRET)]).toEqual([true, true]);
  });

  it.each([
    undefined,
    null,
    '',
    SECRET,
    `${masked(SECRET)}00`,
    masked('00'),
    'ä',
    masked(SECRET).replace(/^./, 'x'),
  ])('is not %j', (sent) => {
    expect(isSecret(sent, SECRET)).toBe(false);
  });
});
