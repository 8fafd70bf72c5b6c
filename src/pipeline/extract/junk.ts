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

/** What a class or id says of an element when it holds one of these words. */
function named(words: readonly string[]): RegExp {
  // `with-sidebar`, `no-comments`: the name of a page's layout, not of the element.
  return new RegExp(
    `(?<!(?:with|has|no|without|is|one|two|both|show|hide)[_-])(?:^|(?<=[\\s_-]))(?:${words.join('|')})(?=$|[\\s_-])`,
    'i',
  );
}

/** Names that mean what they say, unless nearly all of the page stands below them. */
const CERTAIN = named([
  'comments|commentlist|comment-?(?:area|section|list)|kommentit|kommentarer|kommentare|disqus|disqus_thread|respond',
  'related\\w*|recommend\\w*|suositel\\w*|lue-?my[oö]s|lue-?lis[aä]{1,2}|read-?also|see-?also',
  'more-(?:news|stories|from|on|articles)|mostread|most-(?:read|popular)|luetuimmat|outbrain|taboola|post-navigation|pagination',
  'sidebar|side-bar|sidecol\\w*|breadcrumb\\w*|murupolku|navbar|nav|navigation|footer|skip-?link',
  'newsletter\\w*|uutiskirje\\w*|signup|sign-up|cookie\\w*|consent|gdpr|popup|pop-up|lightbox',
  'sharebar|sharedaddy|social-?(?:share|links|media|icons|buttons)\\w*|share-?(?:bar|buttons|links|tools)|author-?(?:box|bio|info|card)|about-(?:the-)?author',
  'visually-hidden|sr-only|screen-reader\\w*|noprint|no-print|print-only',
]);

/** Names that sites also give to boxes around the article itself. */
const POSSIBLE = named([
  'ad|ads|advert\\w*|adslot|adunit|mainos\\w*|annons\\w*|sponsor\\w*|promo\\w*|banner',
  'share|sharing|social\\w*|some|jaa|dela|follow\\w*',
  'comment|kommentti|kommentar\\w*|discussion|keskustelu|popular|trending|teaser|teasers|rail|next-article|prev-next|pager',
  'read-?more|widget|widgets|menu|toolbar|masthead|subscri\\w*|tilaa|login|register|modal|overlay|toast',
  'caption|captions|wp-caption|kuvateksti|bildtext|photo-credit|image-credit|credit|credits|gallery|slideshow|carousel|media-info|figure-caption',
  'date|datetime|pub-?date|publish-?date|post-date|article-date|pvm|byline|author-?meta|post-?meta|article-?meta|entry-?meta|meta-?data|dateline|timestamp|tags|tag-?list|taglist|tagcloud|keywords|topics|article-tags|copyright|print|tools|article-tools|rating|ratings|poll|survey|(?<![_-])hidden(?![_-])',
]);

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

/**
 * How sure the element's name is that it does not belong, as the largest share of the page's text that it may hold all
 * the same; undefined where the name says nothing.
 */
export function junkShare(element: PageElement): number | undefined {
  const { name, attributes } = element;
  if (name === 'form') return 0.3;
  if (name === 'body' || name === 'html' || name === 'article' || name === 'main') return undefined;
  const names = `${attributes['class'] ?? ''} ${attributes['id'] ?? ''}`;
  if (names.length < 2 || names.length > 1_000) return undefined;
  if (CERTAIN.test(names)) return 0.6;
  return POSSIBLE.test(names) ? 0.25 : undefined;
}

/** Lines that lead elsewhere or say nothing of the matter, in the languages of the sources. */
const LINES =
  /^(?:(?:lue|katso|kuuntele) (?:myös|lisää|täältä|julkaisijalta)|lue koko|aiheesta lisää|artikkeli jatkuu|juttu jatkuu|mainos|läs (?:också|mer|även)|se också|annons|artikeln fortsätter|les også|les mer|lesen sie auch|mehr zum thema|auch interessant|dieses video|empfohlener (?:redaktioneller )?inhalt|an dieser stelle finde|ich bin damit einverstanden|personenbezogene daten können|externer inhalt|up next$|read (?:more|also|next|the full)|see also|related(?::|$| (?:articles|stories|links|content|topics|news|coverage))|more (?:on this|from|stories|news)|also read|recommended|advertisement|story continues|article continues|sign up|subscribe|follow us|share (?:this|on)|click here|jaa (?:artikkeli|juttu|tämä)|kuva:|kuvat:|foto:|bild:|photo:|image:|copyright|©|all rights reserved|tilaa uutiskirje|tämä (?:artikkeli|juttu) on (?:vain )?tilaajille|lukuaika|lästid|reading time|\d+ min(?:ute)?s? read|article réservé|il vous reste|publié le|lecture \d|mis à jour|getty images$|reuters$|most (?:read|popular))/i;

/** What the site's own program complains of. */
const COMPLAINT = /^(?:warning|notice|deprecated|fatal error): .{0,400} on line \d+$/i;

/** In characters; who asks the reader for something is brief. */
const MAX_SOLICITING = 400;
const LETTER = /(?<!\p{L})(?:newsletters?|uutiskirje\p{L}*|nyhetsbrev\p{L}*)(?!\p{L})/iu;
const OFFER =
  /sign(?:ing)? up|subscribe|your inbox|delivered (?:to|straight)|^tilaa|tilaa (?:maksut|ilmai|uutisk|täst)|sähköpostiisi|prenumerera|anmeld|abonnier|informiert Sie|hier entlang|jetzt kostenlos/iu;
/** What asks the reader to follow or to send in something, or says who earns by the links. */
const SOLICITING: readonly RegExp[] = [
  /affiliate[ -]links?|(?:we|i) (?:may|might) (?:earn|receive) (?:a |an )?(?:[^\s\d]+ )?commission|erhalten wir eine (?:kleine )?provision|mainoslinkk|kumppanilinkk|annonslänk/i,
  /^(?:follow|folg(?:en|st|e)|följ|seuraa) .{0,80}(?:twitter|facebook|instagram|whatsapp|telegram|linkedin)/iu,
  /^(?:got|do you have|have you got) (?:a story|a tip|any tips)|^(?:vinkkaa|lähetä) .{0,20}(?:uutis|vinkki|juttu)|^tipsa oss/iu,
];

function isSoliciting(text: string): boolean {
  if (text.length >= MAX_SOLICITING) return false;
  return (LETTER.test(text) && OFFER.test(text)) || SOLICITING.some((pattern) => pattern.test(text));
}

export function isJunkLine(text: string): boolean {
  return (text.length < 250 && LINES.test(text)) || isSoliciting(text) || COMPLAINT.test(text);
}

/** Headings after which readers speak, not the article. */
const COMMENTS =
  /^(?:(?:\d+ )?(?:kommentit|kommenttia?|keskustelu|comments?|kommentarer|kommentare|discussion|responses?)(?: ?[(:]? ?\d+\)?)?|leave a (?:comment|reply)|jätä kommentti|kommentoi|post a comment|join the (?:conversation|discussion)|schreibe einen kommentar|skriv en kommentar)\s*:?$/i;
/** Headings after which a page mostly goes on about something else. Capped: by the length that a heading may have. */
const ELSEWHERE =
  /^(?:(?:aiheesta|lue) (?:muualla|lisää|myös)|lisää aiheesta|luetuimmat|related (?:articles|stories|posts|news|content|topics|coverage)|you (?:may|might) (?:also )?(?:like|be interested).*|more (?:from|on|stories|news).{0,60}|most (?:read|popular).{0,20}|recommended (?:for you|stories|articles).*|(?:about the|über den) authors?|mehr zum thema|läs (?:också|mer).{0,40}|mest läst.*|les også)\s*:?$/i;

export function isEnd(text: string): 'comments' | 'elsewhere' | undefined {
  if (text.length >= 90) return undefined;
  if (COMMENTS.test(text)) return 'comments';
  return ELSEWHERE.test(text) ? 'elsewhere' : undefined;
}
