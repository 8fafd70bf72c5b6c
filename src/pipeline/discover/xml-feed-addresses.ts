/** Where an item of a feed, its page and its picture are. */
import { absoluteUrl } from '../../domain/url.ts';
import { childNamed, childrenNamed, inherited, textIn, textOfFirst, type XmlElement } from './xml-tree.ts';

const GUIDS = ['guid', 'id'];

/** A guid that is only a path is made whole: other sites have the same. */
export function guidOf(item: XmlElement, url: string): string | undefined {
  const guid = textOfFirst(item, GUIDS) ?? item.attributes.get('rdf:about');
  return guid?.startsWith('/') ? withBase(item, guid, url) : guid;
}

/** `feedburner:origLink` leads past the counter; then Atom's alternate, then RSS's text. */
export function linkOf(element: XmlElement, url: string): string | undefined {
  const original = textOfFirst(element, ['feedburner:origlink']);
  if (original !== undefined) return original;
  const links = childrenNamed(element, 'link');
  const written = links.find((link) => !link.attributes.has('href') && textIn(link).trim() !== '');
  const link = written ?? links.filter(isAlternate).sort((a, b) => markupFirst(a) - markupFirst(b))[0];
  // The Channel Definition Format, an ancestor of RSS, has its addresses as attributes.
  if (link === undefined) return element.attributes.get('href');
  const address = (written === undefined ? (link.attributes.get('href') ?? '') : textIn(link)).trim();
  return address === '' ? undefined : withBase(link, address, url);
}

function isAlternate(link: XmlElement): boolean {
  const relation = link.attributes.get('rel')?.trim().toLowerCase() ?? 'alternate';
  return relation === 'alternate' || relation === '' || relation.endsWith('/alternate');
}

function markupFirst(link: XmlElement): number {
  const type = link.attributes.get('type') ?? 'text/html';
  return /html/.test(type) ? 0 : 1;
}

/** Resolved against every `xml:base` from the outermost in. */
function withBase(element: XmlElement, address: string, url: string): string {
  let base = url;
  for (const step of inherited(element, 'xml:base')) base = absoluteUrl(step, base) ?? base;
  return absoluteUrl(address, base) ?? address;
}

/** A guid is an address unless it says that it is none; an Atom id or rdf:about may be one too. */
export function permalink(item: XmlElement): string | undefined {
  const guid = childNamed(item, 'guid');
  if (guid !== undefined && guid.attributes.get('ispermalink')?.trim().toLowerCase() === 'false')
    return undefined;
  const candidates = [guid, childNamed(item, 'id')].filter((element) => element !== undefined).map(textIn);
  const about = item.attributes.get('rdf:about');
  return [...candidates, about ?? ''].map((text) => text.trim()).find((text) => /^https?:\/\//i.test(text));
}

export function imageOf(item: XmlElement): string | undefined {
  const media = [item, ...childrenNamed(item, 'media:group')];
  const thumbnail = media.flatMap((element) => childrenNamed(element, 'media:thumbnail'))[0];
  const pictures = media.flatMap((element) => childrenNamed(element, 'media:content')).filter(isPicture);
  const enclosure = childrenNamed(item, 'enclosure').find(isPicture);
  const link = childrenNamed(item, 'link').find(
    (child) => child.attributes.get('rel') === 'enclosure' && isPicture(child),
  );
  const image = pictures[0] ?? enclosure ?? thumbnail ?? link ?? childNamed(item, 'itunes:image');
  return image?.attributes.get('url') ?? image?.attributes.get('href') ?? textOfImage(item);
}

function isPicture(element: XmlElement): boolean {
  const type = element.attributes.get('type') ?? '';
  const address = element.attributes.get('url') ?? element.attributes.get('href') ?? '';
  return (
    element.attributes.get('medium') === 'image' ||
    type.startsWith('image/') ||
    (type === '' && /\.(?:jpe?g|png|webp|gif|avif)(?:\?|$)/i.test(address))
  );
}

function textOfImage(item: XmlElement): string | undefined {
  const image = childNamed(item, 'image');
  return image === undefined ? undefined : textOfFirst(image, ['url']);
}
