import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { foreign, harmless, html, isOwnPath, joined, outsideLink } from '../../src/web/html.ts';

describe('a template', () => {
  it('escapes every text, in lists too, and leaves markup of its own', () => {
    const hostile = '<script>alert("1")</script>';

    expect(html`<p title="${hostile}">${[hostile, html`<b>${1}</b>`]}</p>`.toString()).toBe(
      '<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;<b>1</b></p>',
    );
  });

  it('leaves out what is not there', () => {
    expect(html`<p>${false}${null}${undefined}${[]}${0}</p>`.toString()).toBe('<p>0</p>');
    expect(joined(['a', html`<b>b</b>`, 'c'], ' · ').toString()).toBe('a · <b>b</b> · c');
  });

  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>1</script>',
    'vbscript:x',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
  ])('lets no address %j into a link, a form or a picture', (address) => {
    const markup = html`<a href="${address}"></a><form action="${address}"></form><img src="${address}">`;

    expect(markup.toString()).toBe('<a href="#"></a><form action="#"></form><img src="#">');
  });

  it.each(['/desk/inbox?after=1', 'https://yle.fi/a/1', '?page=2', '#content'])(
    'lets %s through',
    (address) => {
      expect(html`<a href="${address}"></a>`.toString()).toBe(`<a href="${address}"></a>`);
    },
  );

  it.each([
    ['bidi override', 'gpj.\u202Eexe', 'gpj.exe'],
    ['isolate', '\u2066a\u2069', 'a'],
    ['zero-width space', 'ak\u200Bku', 'akku'],
    ['byte order mark', '\uFEFFakku', 'akku'],
    ['tag characters', 'akku\u{E0041}', 'akku'],
    ['controls', 'a\u0000b\u0007c\u009Bd', 'abcd'],
    ['half a character', 'a\uD800b', 'ab'],
    ['joiner between Latin letters', 'ak\u200Dku', 'akku'],
    ['joiner of an emoji', '👩\u200D🔬', '👩\u200D🔬'],
    ['soft hyphen', 'akku\u00ADtehdas', 'akkutehdas'],
    ['what can be seen', 'Åkerö – ”äö” 5\u00A0%\n\tx', 'Åkerö – ”äö” 5\u00A0%\n\tx'],
  ])('shows text without %s', (_what, text, shown) => {
    expect(harmless(text)).toBe(shown);
    expect(html`${text}`.toString()).toBe(shown);
  });

  it('keeps a publisher’s words apart, in their language', () => {
    expect(foreign('Akku & malmi', 'fi').toString()).toBe('<bdi lang="fi">Akku &amp; malmi</bdi>');
    expect(foreign('x', '"><script>').toString()).toBe('<bdi>x</bdi>');
  });

  it('links out to http and https only', () => {
    expect(outsideLink('https://yle.fi/a/1', 'Yle').toString()).toBe(
      '<a class="outside" href="https://yle.fi/a/1" rel="noopener nofollow" target="_blank">Yle</a>',
    );
    expect(outsideLink('javascript:alert(1)', '<Yle>').toString()).toBe('&lt;Yle&gt;');
  });

  it.each([
    ['/desk/', true],
    ['/desk/a?b=c#d', true],
    ['', false],
    ['desk', false],
    ['//evil.example', false],
    ['/\\evil.example', false],
    ['/a\\b', false],
    ['/a\nb', false],
    ['https://evil.example', false],
  ])('%j is a path of ours: %s', (path, own) => {
    expect(isOwnPath(path)).toBe(own);
  });
});

describe('the templates of the desk', () => {
  const files = readdirSync('src/web', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const sources = files.map((file) => [file, readFileSync(join('src/web', file), 'utf8')] as const);

  it.each(sources)(
    '%s puts every attribute in quotation marks, and no script or style into the page',
    (file, source) => {
      const markup = source.match(/html`[\s\S]*?`/g)?.join('\n') ?? '';

      expect(markup.match(/\s[\w-]+=\$\{/g) ?? []).toEqual([]);
      if (file !== 'http/public.ts')
        expect(source.match(/\sstyle="|\son[a-z]+="|<style\b|<script(?! type="module" src=)/g) ?? []).toEqual(
          [],
        );
    },
  );

  it.each(sources.filter(([file]) => file !== 'html.ts'))(
    '%s has no other way to make markup',
    (_file, source) => {
      expect(source.match(/\braw\(|from 'hono\/html'|\bisEscaped\b/g) ?? []).toEqual([]);
    },
  );
});
