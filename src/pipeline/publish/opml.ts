import type { Source } from '../../domain/source.ts';
import { escaped, webAddress } from './text.ts';

/** The feeds that we follow, as any feed reader takes them in (OPML 2.0); what is no feed, or not followed, is left out. */
export function opmlOf(sources: readonly Source[], title: string): string {
  const followed = sources.filter(({ kind, enabled }) => kind === 'feed' && enabled);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `<head><title>${escaped(title)}</title></head>`,
    '<body>',
    ...followed.flatMap(outline),
    '</body>',
    '</opml>',
    '',
  ].join('\n');
}

function outline({ name, outlet, url, language }: Source): readonly string[] {
  const address = webAddress(url);
  if (address === undefined) return [];
  const spoken = language === undefined ? '' : ` language="${language}"`;
  return [
    `  <outline type="rss" text="${escaped(outlet)}" title="${escaped(outlet)}" description="${escaped(name)}"${spoken} xmlUrl="${escaped(address)}"/>`,
  ];
}
