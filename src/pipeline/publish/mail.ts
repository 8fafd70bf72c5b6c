import type { DigestItem, ListItem } from '../../domain/digest.ts';
import { type Instant, printedDate } from '../../domain/time.ts';
import { EXTERNAL, houseStyleSections } from './house-style.ts';
import { escaped, plain, webAddress } from './text.ts';

/** A digest for the people who get it by e-mail. */
export interface DigestMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface MailParts {
  readonly title: string;
  readonly items: readonly DigestItem[];
  readonly themes: readonly string[];
  /** Printed in the subject. */
  readonly at: Instant;
  /** Where the digest stands on the web. */
  readonly baseUrl?: string;
  /** By which this recipient leaves. */
  readonly leaveUrl?: string;
}

/** The house-style list as a mail, as text and as HTML with the same words. */
export function digestMail(parts: MailParts): DigestMail {
  const sections = houseStyleSections(parts);
  const count = parts.items.length;
  const news = count === 0 ? 'nothing new' : `${count} new ${count === 1 ? 'story' : 'stories'}`;
  const blocks = sections.flatMap(({ theme, items }) => [
    ...(theme === undefined ? [] : [{ theme }]),
    ...items.map((item) => ({ item })),
  ]);
  const feet = feetOf(parts);
  const empty = 'Nothing new since the last digest.';
  return {
    subject: plain(`${parts.title}: ${news}, ${printedDate(parts.at)}`),
    text: `${[
      ...(count === 0
        ? [empty]
        : blocks.map((block) => ('theme' in block ? `Theme: ${block.theme}` : textOf(block.item)))),
      ...feet.map(({ label, url }) => `${label}: ${url}`),
    ].join('\n\n')}\n`,
    html: page(parts.title, [
      ...(count === 0
        ? [`<p>${empty}</p>`]
        : blocks.map((block) => ('theme' in block ? themeHtml(block.theme) : itemHtml(block.item)))),
      ...feet.map(
        ({ label, url }) =>
          `<p style="${SMALL}"><a href="${escaped(url)}" style="color:#555">${escaped(label)}</a></p>`,
      ),
    ]),
  };
}

function feetOf({
  baseUrl,
  leaveUrl,
}: MailParts): readonly { readonly label: string; readonly url: string }[] {
  const feet = [
    { label: 'All stories', url: webAddress(baseUrl ?? '') },
    { label: 'No more of these mails', url: webAddress(leaveUrl ?? '') },
  ];
  return feet.flatMap(({ label, url }) => (url === undefined ? [] : [{ label, url }]));
}

function textOf({ place, headline, url, paragraph }: ListItem): string {
  const lines = [`${place} | ${headline} ${EXTERNAL}`, ...(paragraph === '' ? [] : [paragraph])];
  return [...lines, ...(url === undefined ? [] : [url])].join('\n');
}

// Programs that show mail read little CSS, and only where it stands in the element.
const BODY =
  'margin:0;padding:24px;font:16px/1.5 -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;color:#1d2528;background:#fff';
const COLUMN = 'max-width:640px;margin:0 auto';
const THEME = 'margin:32px 0 8px;font-size:18px;border-bottom:1px solid #ccd5d8;padding-bottom:4px';
const HEADING = 'margin:20px 0 2px;font-size:16px;font-weight:600';
const SMALL = 'margin:24px 0 0;font-size:13px;color:#555';

function themeHtml(theme: string): string {
  return `<h2 style="${THEME}">Theme: ${escaped(theme)}</h2>`;
}

function itemHtml({ place, headline, url, paragraph }: ListItem): string {
  const title =
    url === undefined
      ? escaped(headline)
      : `<a href="${escaped(url)}" style="color:#0b5c66">${escaped(headline)}</a>`;
  const heading = `<h3 style="${HEADING}">${escaped(place)} | ${title} ${EXTERNAL}</h3>`;
  return paragraph === '' ? heading : `${heading}\n<p style="margin:0">${escaped(paragraph)}</p>`;
}

function page(title: string, lines: readonly string[]): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    '</head>',
    `<body style="${BODY}">`,
    `<div style="${COLUMN}">`,
    `<h1 style="font-size:22px;margin:0 0 8px">${escaped(title)}</h1>`,
    ...lines,
    '</div>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
