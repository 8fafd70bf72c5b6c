/** JSON Feed 1 and 1.1 (jsonfeed.org); whatever has the wrong type is read as if it were not there. */
import type { FoundDocument, FoundItem } from './contract.ts';

/** Undefined where the document is no JSON Feed. */
export function readJsonFeed(text: string): FoundDocument | undefined {
  const feed = fieldsOf(parsed(text));
  if (feed === undefined || !Array.isArray(feed.items)) return undefined;
  const title = textIn(feed.title);
  const link = textIn(feed.home_page_url);
  const language = textIn(feed.language);
  const authors = authorsOf(feed);
  return {
    ...(title === undefined ? {} : { title }),
    ...(link === undefined ? {} : { link }),
    ...(language === undefined ? {} : { language }),
    items: feed.items
      .map(fieldsOf)
      .filter((item) => item !== undefined)
      .map((item) => foundItem(item, authors)),
    datesFrom: 'feed',
  };
}

type Fields = Readonly<Record<string, unknown>>;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

/** Numbers count as text: some feeds have them as ids. */
function textIn(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** Who wrote the feed wrote what no other name stands under. */
function foundItem(item: Fields, authors: readonly string[]): FoundItem {
  const own = authorsOf(item);
  const id = textIn(item.id);
  const url = textIn(item.url) ?? textIn(item.external_url) ?? (id?.startsWith('http') ? id : undefined);
  const title = textIn(item.title);
  const summary = textIn(item.summary) ?? textIn(item.content_text) ?? textIn(item.content_html);
  const language = textIn(item.language);
  const imageUrl = textIn(item.image) ?? textIn(item.banner_image);
  return {
    ...(url === undefined ? {} : { url }),
    ...(id === undefined ? {} : { guid: id }),
    ...(title === undefined ? {} : { title }),
    ...(summary === undefined ? {} : { summary }),
    ...(language === undefined ? {} : { language }),
    ...(imageUrl === undefined ? {} : { imageUrl }),
    dates: [textIn(item.date_published), textIn(item.date_modified)].filter((date) => date !== undefined),
    authors: own.length > 0 ? own : authors,
    categories: listOf(item.tags)
      .map(textIn)
      .filter((tag) => tag !== undefined),
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function authorsOf(holder: Fields): readonly string[] {
  const persons = [...listOf(holder.authors), holder.author]
    .map(fieldsOf)
    .filter((person) => person !== undefined);
  return persons.map((person) => textIn(person.name)).filter((name) => name !== undefined);
}
