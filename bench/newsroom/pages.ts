/** Pages of a made-up press, the same for the same number every time. */

const WORDS =
  'kaupunki päätös hanke tutkimus yritys asukas koulu palvelu liikenne alue vuosi viikko muutos kokous työ raha ilma kesä talvi tie silta metsä järvi kunta valtuusto esitys tulos luku arvio syy osa tapa apu mieli'.split(
    ' ',
  );
const BATTERY_SENTENCE =
  'Akkumateriaalitehdas aloittaa katodimateriaalin tuotannon ja akkujen kierrätyksen, ja musta massa jalostetaan nikkelisulfaatiksi.';

/** A small generator of numbers, so that no run differs from the one before. */
function numbers(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393) >>> 0;
    return state / 4_294_967_296;
  };
}

function sentence(random: () => number): string {
  const words = Array.from(
    { length: 9 + Math.floor(random() * 8) },
    () => WORDS[Math.floor(random() * WORDS.length)],
  );
  const text = words.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function paragraph(random: () => number): string {
  return Array.from({ length: 4 }, () => sentence(random)).join(' ');
}

export function isAboutBatteries(item: number): boolean {
  return item % 100 === 7;
}

export function headline(item: number): string {
  const random = numbers(item);
  return isAboutBatteries(item)
    ? `Akkumateriaalitehdas numero ${item} nousee satamaan`
    : `${sentence(random).slice(0, -1)} ${item}`;
}

export function publishedAt(item: number): Date {
  return new Date(Date.UTC(2026, 4, 1) + (item % 20_000) * 60_000);
}

// What surrounds an article on a page of today: menus, scripts, lists of other articles. 60 to 100 KB in all. Encoded
// once, since what the press spends on a page is missing to whom we measure.
const MENU = `<nav><ul>${Array.from({ length: 120 }, (_, index) => `<li class="menu__item menu__item--${index}"><a href="/osasto/${index}" data-track="nav-${index}">Osasto ${index}</a></li>`).join('')}</ul></nav>`;
const SCRIPT = `<script>window.__site=${JSON.stringify(Array.from({ length: 420 }, (_, index) => ({ slot: `slot-${index}`, size: [300, 250], targeting: 'none' })))};</script>`;
const STYLE = `<style>${Array.from({ length: 140 }, (_, index) => `.block-${index}{margin:0 0 ${index}px;padding:4px;color:#123}`).join('')}</style>`;
const CARD =
  '<li class="card"><a href="/a/0"><figure><img src="/k/0.jpg" alt="Kuva" loading="lazy"></figure><span class="card__title">Toinen uutinen samalta viikolta</span><time>1.5.2026</time></a></li>';
const MOST_CARDS = 240;
const BEFORE = Buffer.from(`${STYLE}${SCRIPT}</head><body><header>${MENU}</header>`);
const CARDS = Buffer.from(CARD.repeat(MOST_CARDS));
const AFTER = Buffer.from(`</ul></aside></main><footer>${MENU}</footer></body></html>`);

/** An article's page: about 4 KB of text in 60 to 100 KB of page. */
export function articlePage(item: number, address: string): string {
  return Buffer.concat(articleParts(item, address)).toString();
}

/** The same in pieces, of which only the small ones are made anew. */
export function articleParts(item: number, address: string): readonly Buffer[] {
  const random = numbers(item);
  sentence(random);
  const title = headline(item);
  const paragraphs = Array.from({ length: 10 }, () => paragraph(random));
  if (isAboutBatteries(item)) paragraphs.splice(1, 0, BATTERY_SENTENCE);
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: title,
    datePublished: publishedAt(item).toISOString(),
    author: { '@type': 'Person', name: 'Testi Toimittaja' },
  };
  const cards = 60 + Math.floor(random() * 180);
  return [
    Buffer.from(
      `<!DOCTYPE html><html lang="fi"><head><meta charset="utf-8"><title>${title} | Koesanomat</title><meta property="og:title" content="${title}"><meta name="description" content="${paragraphs[0]?.slice(0, 150)}"><link rel="canonical" href="${address}"><script type="application/ld+json">${JSON.stringify(data)}</script>`,
    ),
    BEFORE,
    Buffer.from(
      `<main><article><h1>${title}</h1><p class="lead">${paragraphs[0]}</p>${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}</article><aside><h2>Lue myös</h2><ul>`,
    ),
    CARDS.subarray(0, (cards * CARDS.length) / MOST_CARDS),
    AFTER,
  ];
}

export function feed(site: number, items: readonly number[], origin: string): string {
  const entries = items
    .map(
      (item) =>
        `<item><title>${headline(item)}</title><link>${origin}/s${site}/a/${item}</link><guid>${origin}/s${site}/a/${item}</guid><pubDate>${publishedAt(item).toUTCString()}</pubDate><description>${sentence(numbers(item + 1))}</description></item>`,
    )
    .join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Sivusto ${site}</title><link>${origin}/s${site}/</link><description>Koe</description>${entries}</channel></rss>`;
}
