/** What a page and a site's robots.txt say of the site: its name, its language, where its sitemaps are. */
import { absoluteUrl } from '../../domain/url.ts';
import { languageTag } from '../language.ts';
import { htmlDocument } from './html-document.ts';
import { plainText } from './plain-text.ts';

export interface SiteFacts {
  readonly siteName?: string;
  /** The page's own title. */
  readonly title?: string;
  readonly language?: string;
}

export function siteFacts(html: string): SiteFacts {
  const $ = htmlDocument(html);
  const content = (name: string) =>
    $(`meta[property="${name}"], meta[name="${name}"]`).first().attr('content');
  const siteName = plainText(content('og:site_name') ?? content('application-name'), 100);
  const title = plainText($('head title').first().text(), 200);
  const language = languageTag($('html').attr('lang'));
  return {
    ...(siteName === undefined ? {} : { siteName }),
    ...(title === undefined ? {} : { title }),
    ...(language === undefined ? {} : { language }),
  };
}

/** Of the `Sitemap:` lines (sitemaps.org), absolute, those with news in their name first. */
export function sitemapsInRobots(robots: string, origin: string): readonly string[] {
  const written = [...robots.matchAll(/^[^\S\r\n\u2028\u2029]*sitemap[^\S\r\n]*:[^\S\r\n]*(\S+)/gim)].map(
    ([, address = '']) => address,
  );
  const absolute = written.map((address) => absoluteUrl(address, origin)).filter((url) => url !== undefined);
  return [...new Set(absolute)].sort(
    (one, other) => Number(isNewsSitemap(other)) - Number(isNewsSitemap(one)),
  );
}

export function isNewsSitemap(url: string): boolean {
  return /news|uutis|nyhet|post|article|artikkel/i.test(URL.parse(url)?.pathname ?? '');
}
