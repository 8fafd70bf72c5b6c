import { describe, expect, it } from 'vitest';
import { refusal, understood } from './reading.ts';

const rss = (items: string, attributes = ''): string =>
  `<?xml version="1.0"?><rss version="2.0" ${attributes}><channel><title>Kuulumisia</title><link>https://example.fi/</link>${items}</channel></rss>`;

describe('a feed in RSS 2.0', () => {
  const plain = rss(`<item>
    <title>Akkutehdas &amp;amp; satama</title>
    <link>https://example.fi/a/1?utm_source=rss</link>
    <guid isPermaLink="false">n-1</guid>
    <pubDate>Mon, 03 Jun 2024 12:05:00 +0300</pubDate>
    <description>&lt;p&gt;Ensimm&amp;auml;inen &lt;b&gt;kappale&lt;/b&gt;.&lt;/p&gt;</description>
    <category>talous</category>
  </item>`);

  it('is announced with plain texts, both addresses and its date', async () => {
    const { title, link, items } = await understood(plain);

    expect({ title, link }).toEqual({ title: 'Kuulumisia', link: 'https://example.fi/' });
    expect(items).toEqual([
      {
        url: 'https://example.fi/a/1?utm_source=rss',
        canonicalUrl: 'https://example.fi/a/1',
        guid: 'n-1',
        title: 'Akkutehdas & satama',
        summary: 'Ensimmäinen kappale.',
        publishedAt: { at: '2024-06-03T09:05:00.000Z', precision: 'time', from: 'feed' },
        authors: [],
        categories: ['talous'],
      },
    ]);
  });

  it('is read alike when it is ill-formed', async () => {
    const broken = plain
      .replace('<category>', '<category>T&K</category><br><category>')
      .replace('</rss>', '');

    expect((await understood(broken)).items[0]).toMatchObject({ title: 'Akkutehdas & satama', guid: 'n-1' });
  });

  it('keeps the items that came before it was cut off', async () => {
    const item = (number: number): string =>
      `<item><title>Otsikko ${number}</title><link>/a/${number}</link></item>`;
    const whole = rss(item(1) + item(2) + item(3));

    for (const end of ['<title>Otsikko 3', '<title>Otsikko 3</title>', '<link>/a/', '<link>/a/3']) {
      const cut = whole.slice(0, whole.lastIndexOf(end) + end.length);
      const { items, dropped } = await understood(cut);
      expect(items.map(({ url }) => url)).toEqual(['https://example.fi/a/1', 'https://example.fi/a/2']);
      expect(dropped).toEqual({ 'cut off': 1 });
    }
  });

  it('keeps a last item that was cut off after its address', async () => {
    const { items } = await understood(
      `${rss('').replace(/<\/channel>.*/, '')}<item><link>https://example.fi/a/1</link><title>Otsikko</title><description>Alku`,
    );

    expect(items[0]).toMatchObject({ url: 'https://example.fi/a/1', title: 'Otsikko', summary: 'Alku' });
  });

  it('keeps a headline without an address where only its end tag is missing', async () => {
    expect((await understood(rss('<item><title>Pelkkä otsikko</title>'))).items).toHaveLength(1);
  });

  it('takes a permalink guid for the link, and says when neither can be used', async () => {
    const found = await understood(
      rss(`<item><title>a</title><guid>https://example.fi/a</guid></item>
           <item><title>b</title><link>mailto:b@example.fi</link></item>
           <item><title>c</title><link>javascript:alert(1)</link></item>
           <item></item>`),
    );

    expect(found.items.map(({ url }) => url)).toEqual(['https://example.fi/a']);
    expect(found.dropped).toEqual({ 'foreign scheme': 2, 'no link': 1 });
  });

  it('keeps an item without a page of its own as a place on the site', async () => {
    const found = await understood(
      rss('<item><title>Pelkkä otsikko</title><guid isPermaLink="false">x 1</guid></item>'),
    );

    expect(found.items[0]?.canonicalUrl).toBe('https://example.fi/#x%201');
  });

  it('reads the fields of dc, content and media', async () => {
    const { items } = await understood(
      rss(
        `<item><title>a</title><link>/a</link><dc:creator>Maija Malli</dc:creator><dc:date>2024-06-03T09:00:00Z</dc:date>
         <content:encoded><![CDATA[<p>Koko juttu</p>]]></content:encoded><media:thumbnail url="/kuva.jpg"/></item>`,
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"',
      ),
    );

    expect(items[0]).toMatchObject({
      authors: ['Maija Malli'],
      summary: 'Koko juttu',
      imageUrl: 'https://example.fi/kuva.jpg',
      publishedAt: { at: '2024-06-03T09:00:00.000Z' },
    });
  });

  it('leaves out a date in the future', async () => {
    const { items } = await understood(
      rss('<item><title>a</title><link>/a</link><pubDate>Mon, 03 Jun 2030 12:05:00 +0300</pubDate></item>'),
    );

    expect(items[0]?.publishedAt).toBeUndefined();
  });

  it('takes only addresses that the source asks for', async () => {
    const feed = rss(
      '<item><title>a</title><link>/uutiset/1</link></item><item><title>b</title><link>/kauppa/2</link></item>',
    );
    const found = await understood(feed, { only: ['/uutiset/'] });

    expect(found.items).toHaveLength(1);
    expect(found.dropped).toEqual({ 'not asked for by "only"': 1 });
  });

  it('ends a long summary after 2,000 characters', async () => {
    const { items } = await understood(
      rss(`<item><title>a</title><link>/a</link><description>${'sana '.repeat(2_000)}</description></item>`),
    );

    expect(items[0]?.summary?.length).toBeLessThanOrEqual(2_000);
  });
});

describe('a feed in another format', () => {
  it('is read as RSS 1.0', async () => {
    const { title, items } = await understood(
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
       <channel rdf:about="https://example.fi/"><title>Vanha</title></channel>
       <item rdf:about="https://example.fi/1"><title>Yksi</title><link>https://example.fi/1</link></item></rdf:RDF>`,
    );

    expect([title, items[0]?.title, items[0]?.guid]).toEqual(['Vanha', 'Yksi', 'https://example.fi/1']);
  });

  it('is read as Atom, with xml:base, markup in the title and the author of the feed', async () => {
    const { items } = await understood(
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.fi/uutiset/" xml:lang="sv">
       <title>Nytt</title><author><name>Redaktionen</name></author>
       <entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Litium <em>hittades</em></div></title>
       <link rel="self" href="self.xml"/><link rel="alternate" href="a/1"/><id>urn:1</id>
       <published>2024-06-03T09:00:00Z</published><updated>2024-06-05T09:00:00Z</updated></entry></feed>`,
    );

    expect(items[0]).toMatchObject({
      url: 'https://example.fi/uutiset/a/1',
      title: 'Litium hittades',
      language: 'sv',
      authors: ['Redaktionen'],
      publishedAt: { at: '2024-06-03T09:00:00.000Z' },
    });
  });

  it('is read as JSON Feed, whatever has the wrong type', async () => {
    const { items } = await understood(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Kuulumisia',
        items: [
          {
            id: 7,
            url: '/a',
            title: 'Otsikko',
            content_html: '<p>Teksti</p>',
            tags: ['a', 3, null],
            authors: 'x',
          },
          'rikki',
          { id: '8', url: '/b', __proto__: null, constructor: { prototype: 1 } },
        ],
      }),
    );

    expect(items.map(({ url, guid, summary }) => [url, guid, summary])).toEqual([
      ['https://example.fi/a', '7', 'Teksti'],
      ['https://example.fi/b', '8', undefined],
    ]);
  });

  it('names elements after prototypes without harm', async () => {
    const { items } = await understood(
      rss('<item><__proto__>x</__proto__><constructor>y</constructor><title>a</title><link>/a</link></item>'),
    );

    expect(items[0]?.title).toBe('a');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('a document that is no feed', () => {
  it.each([
    [
      '<!doctype html><html><head><title>Etusivu</title></head></html>',
      'it is an HTML page with the title "Etusivu"',
    ],
    ['<html><form><input type="password"></form></html>', 'it is a login page'],
    ['   ', 'answered with an empty page'],
    ['Palvelu on tilapäisesti poissa', 'it is plain text'],
    ['{"error": "not found"}', 'it is JSON of another kind'],
    ['<?xml version="1.0"?><urlset/>', 'its first element is <urlset>'],
  ])('says what %j is', async (body, sentence) => {
    expect(await refusal(body)).toContain(sentence);
  });

  it('is refused where it declares entities, in whatever encoding', async () => {
    const bomb =
      '<?xml version="1.0"?><!-- x --><!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"><channel/></rss>';
    const wide = Uint8Array.from(
      [...`\ufeff${bomb}`].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
    );

    expect(await refusal(bomb)).toContain('declares its own entities');
    expect(await refusal(wide)).toContain('declares its own entities');
  });

  it('may name the old DTD of RSS 0.91 without declaring anything', async () => {
    const found = await understood(
      `<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">${rss('<item><title>a</title><link>/a</link></item>').replace(/^<\?xml.*?\?>/, '')}`,
    );

    expect(found.items).toHaveLength(1);
  });

  it('takes no time however deep it nests', async () => {
    const found = await understood(`<rss version="2.0">${'<a>'.repeat(200_000)}`);

    expect(found.items).toEqual([]);
  });
});
