import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutSecrets, withoutSecretsIn } from '../../src/domain/secrets.ts';

const SECRET = 's3cr3t-Value.42';

describe('a text without its secrets', () => {
  it.each([
    `https://aino:${SECRET}@lehti.example/rss failed`,
    `https://${SECRET}@lehti.example/rss`,
    `smtp://press%40a.example:${SECRET}@mail.example:587`,
    `https://lehti.example/rss?api_key=${SECRET}&page=2`,
    `https://lehti.example/rss?a=1&amp;token=${SECRET}`,
    `https://lehti.example/rss?access-token=${SECRET}#x`,
    `https://lehti.example/rss?apiKey=${SECRET}`,
    `https://lehti.example/rss?key=${SECRET}`,
    `https://lehti.example/rss?X-Amz-Signature=${SECRET}`,
    `https://lehti.example/rss?user=a;password=${SECRET}`,
    `https://lehti.example/rss?PASSWD=${SECRET}`,
    `Authorization: Bearer ${SECRET}`,
    `{"authorization":"Basic ${SECRET}"}`,
    `authorization: ${SECRET}`,
    `{"level":30,"headers":{"Cookie":"sid=${SECRET}; b=c"}}`,
    `X-Api-Key: ${SECRET}`,
    `got "Bearer ${SECRET}"`,
    `https://hooks.slack.com/services/T0/B0/${SECRET}`,
    `https://firma.webhook.office.com/webhookb2/${SECRET}`,
  ])('%s', (text) => {
    const shown = withoutSecrets(text);

    expect(shown).not.toContain(SECRET);
    expect(shown).toContain('[redacted]');
    expect(withoutSecrets(shown)).toBe(shown);
  });

  it.each([
    'https://lehti.example/a?id=12&page=2#keskustelu answered 404',
    'https://lehti.example/haku?keywords=akku&author=aino',
    'https://lehti.example/@aino/akku',
    'write to press@lehti.example; see https://lehti.example/',
    'sources.yaml:14: source "yle" has kind "rss"',
    'the basic idea of the bearer',
  ])('is as it was where it holds none: %s', (text) => {
    expect(withoutSecrets(text)).toBe(text);
  });

  it('is reached in every field of what is written down', () => {
    const value = {
      a: [{ url: `https://a:${SECRET}@b.example/` }],
      password: SECRET,
      n: 1,
      none: null,
      smtp: SECRET,
    };

    expect(JSON.stringify(withoutSecretsIn(value))).not.toContain(SECRET);
    expect(withoutSecretsIn({ n: 1, none: null, list: [true] })).toEqual({ n: 1, none: null, list: [true] });
  });

  it('is made once: again changes nothing, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('?token=', '://', '@', 'Authorization: ', '&key=', 'Bearer '),
        (text, mark) => {
          const once = withoutSecrets(`https://a.example/${text}${mark}${text}`);
          expect(withoutSecrets(once)).toBe(once);
        },
      ),
    );
  });
});
