/** What stands on a page and belongs to no article: navigation, captions, share bars, related links, adverts. */
import type { PageElement } from './html-tree.ts';

/** Never read, whatever they hold. */
export const UNREAD: ReadonlySet<string> = new Set(
  (
    'script style noscript template svg math iframe object embed canvas audio video map select option button ' +
    'textarea input label dialog menu nav footer aside figcaption head link meta'
  ).split(' '),
);

const ROLES =
  /^(?:navigation|complementary|banner|contentinfo|dialog|alertdialog|alert|search|menu|menubar|toolbar|tablist|tooltip)$/;

/** Words in class and id that name what does not belong, each with what may stand around it. */
const NAMES = new RegExp(
  `(?:^|[\\s_-]|\\b)(?:${[
    'ad|ads|advert\\w*|adslot|adunit|mainos\\w*|annons\\w*|sponsor\\w*|promo\\w*|banner',
    'share|sharing|sharebar|social\\w*|some|jaa|dela|follow\\w*|follow-us',
    'comment|comments|commentlist|kommentit|kommentti|kommentar\\w*|disqus|respond|discussion|keskustelu',
    'related\\w*|recommend\\w*|suositel\\w*|lue-?my[oö]s|lue-?lis[aä]{1,2}|read-?more|readmore|read-?also|see-?also|more-(?:news|stories|from|on|articles)|mostread|most-(?:read|popular)|popular|trending|luetuimmat|teaser|teasers|outbrain|taboola|rail|next-article|prev-next|post-navigation|pager|pagination',
    'sidebar|side-bar|sidecol\\w*|widget|widgets|breadcrumb\\w*|murupolku|menu|navbar|nav|navigation|toolbar|masthead|footer|skip-?link',
    'newsletter\\w*|uutiskirje\\w*|subscri\\w*|signup|sign-up|tilaa|paywall\\w*|regwall|login|register|cookie\\w*|consent|gdpr|popup|pop-up|modal|overlay|lightbox|toast',
    'caption|captions|wp-caption|kuvateksti|bildtext|photo-credit|image-credit|credit|credits|gallery|slideshow|carousel|media-info|figure-caption',
    'byline|author-?(?:box|bio|info|card|meta)|about-(?:the-)?author|post-?meta|article-?meta|entry-?meta|meta-?data|dateline|timestamp|tags|tag-?list|taglist|tagcloud|keywords|topics|article-tags|copyright|print|tools|article-tools|rating|ratings|poll|survey|hidden|visually-hidden|sr-only|screen-reader\\w*|noprint|no-print',
  ].join('|')})(?=$|[\\s_-]|\\b)`,
  'i',
);

/** Hides it from every reader. */
const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden/i;

/** What never belongs, whatever its size. */
export function isUnread(element: PageElement): boolean {
  const { name, attributes } = element;
  if (UNREAD.has(name)) return true;
  const role = attributes['role'];
  if (role !== undefined && ROLES.test(role)) return true;
  if (attributes['hidden'] !== undefined && attributes['hidden'] !== 'until-found') return true;
  const style = attributes['style'];
  return style !== undefined && HIDDEN.test(style);
}

/** What does not belong by its name, unless it is so large that the name must mean something else. */
export function isNamedJunk(element: PageElement): boolean {
  const { name, attributes } = element;
  if (name === 'body' || name === 'html' || name === 'article' || name === 'main') return false;
  const names = `${attributes['class'] ?? ''} ${attributes['id'] ?? ''}`;
  return names.length > 1 && names.length < 1_000 && NAMES.test(names);
}

/** Lines that lead elsewhere or say nothing of the matter, in the languages of the sources. */
const LINES =
  /^(?:(?:lue|katso|kuuntele) (?:myös|lisää|täältä|julkaisijalta)|lue koko|aiheesta lisää|artikkeli jatkuu|juttu jatkuu|mainos|läs (?:också|mer|även)|se också|annons|artikeln fortsätter|les også|les mer|lesen sie auch|mehr zum thema|read (?:more|also|next|the full)|see also|related(?::|$| (?:articles|stories|links|content|topics|news|coverage))|more (?:on this|from|stories|news)|also read|recommended|advertisement|story continues|article continues|sign up|subscribe|follow us|share (?:this|on)|click here|jaa (?:artikkeli|juttu|tämä)|kuva:|kuvat:|foto:|bild:|photo:|image:|copyright|©|all rights reserved|tilaa uutiskirje|getty images$|reuters$|most (?:read|popular))/i;

export function isJunkLine(text: string): boolean {
  return text.length < 250 && LINES.test(text);
}
