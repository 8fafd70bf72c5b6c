import { load } from 'cheerio/slim';
import { type ListingSelectors, LONGEST_SELECTOR } from '../../domain/source.ts';

/** What is asked with, and the attribute whose value is taken; the text where there is none. */
export interface FieldSelector {
  /** Empty for the item itself. */
  readonly css: string;
  readonly attribute?: string;
}

/** `a.link@href` in its two parts. */
export function fieldSelector(written: string): FieldSelector {
  const [, css = '', attribute] = /^(.*?)(?:@([\w:-]+))?$/s.exec(written.trim()) ?? [];
  return { css: css.trim(), ...(attribute !== undefined && { attribute }) };
}

/** A sentence about the first selector that no page can be asked with; undefined where all can be read. */
export function brokenSelector({ item, ...fields }: ListingSelectors): string | undefined {
  const asked = Object.entries(fields).map(
    ([field, written]) => [field, fieldSelector(written).css] as const,
  );
  for (const [field, css] of [['item', item] as const, ...asked]) {
    const problem = selectorProblem(css);
    if (problem !== undefined)
      return `a selector cannot be used: "${css.slice(0, 200)}" (${field}): ${problem}`;
  }
  return undefined;
}

const EMPTY = load('');

/** Why no page can be asked with a selector, its attribute left out; undefined where one can. */
export function selectorProblem(css: string): string | undefined {
  if (css === '') return undefined;
  if (css.length > LONGEST_SELECTOR)
    return `it has ${css.length} characters and may have ${LONGEST_SELECTOR}; a class or an id usually does`;
  try {
    EMPTY.root().find(css);
    return undefined;
  } catch (error) {
    // css-what and css-select throw errors of every class, some for want of a check.
    return error instanceof Error ? error.message.slice(0, 300) : String(error);
  }
}
