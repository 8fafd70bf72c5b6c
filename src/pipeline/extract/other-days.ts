/** Days on a page that are not its article's: those of changes, comments, pictures, events, other articles. */
import { firstWritten } from '../../domain/date-forms.ts';
import { type PageElement, textIn } from './html-tree.ts';

/** Somebody wrote last, joined, a right ends. */
const OTHER_DAY =
  /letzter beitrag|last post|viimeisin viesti|joined|registr|rekister|liittynyt|dabei seit|expires|voimassa/i;
const CHANGE =
  /päivit|paivit|muokat|uppdater|ändrad|oppdater|opdater|aktualisi|stand:|updat|modif|chang|edit/i;
const OTHERS = /comment|komment|related|teaser|card|widget|caption/i;
/** How many elements above a date may say so. */
const LEVELS = 4;

/** What else happens on days, and is named beside one. */
export function saysOtherDay(text: string): boolean {
  return OTHER_DAY.test(text);
}

/** Whether a date in this text of the element is that of a change, or of something else than the article. */
export function isOtherDay(element: PageElement, text: string): boolean {
  const says = [text, textBefore(element), namesOf(element)];
  return says.some((words) => CHANGE.test(words) || OTHER_DAY.test(words)) || isOfOthers(element);
}

/** Of a reader's comment, a picture, another article, an event in a list of them. */
export function isOfOthers(element: PageElement): boolean {
  let at: PageElement | undefined = element;
  for (let level = 0; level < LEVELS && at !== undefined; level++, at = at.parent)
    if (OTHERS.test(namesOf(at)) || at.name === 'figure' || at.name === 'aside' || isListed(at)) return true;
  return false;
}

/** More items than these need not be looked at to tell a list of events. */
const ITEMS = 20;
/** How far into an item its date may stand, in characters. */
const DATE_WITHIN = 200;

/** An item in a list where others have other dates. */
function isListed({ name, parent }: PageElement): boolean {
  if (name !== 'li' || parent === undefined) return false;
  const days = new Set<string>();
  for (const item of parent.children.slice(0, ITEMS)) {
    const text = typeof item === 'string' ? '' : textIn(item).slice(0, DATE_WITHIN);
    const written = firstWritten(text);
    if (written !== undefined) days.add(`${written.year} ${written.month} ${written.day}`);
  }
  return days.size > 1;
}

function namesOf({ attributes }: PageElement): string {
  return `${attributes['class'] ?? ''} ${attributes['itemprop'] ?? ''}`;
}

/** How far before a date its label may stand, in characters. */
const LABEL_WITHIN = 40;

function textBefore(element: PageElement): string {
  const siblings = element.parent?.children ?? [];
  return endOf(siblings.slice(0, siblings.indexOf(element)));
}

function endOf(children: readonly (PageElement | string)[]): string {
  let text = '';
  for (let index = children.length - 1; index >= 0 && text.length < LABEL_WITHIN; index--) {
    const child = children[index] ?? '';
    text = `${typeof child === 'string' ? child.slice(-LABEL_WITHIN).trim() : endOf(child.children)} ${text}`;
  }
  return text.slice(-LABEL_WITHIN);
}
