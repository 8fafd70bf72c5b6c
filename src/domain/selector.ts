/**
 * CSS selectors as they stand in profiles and in JSON-LD's `cssSelector`: names, classes, ids, attributes, descendants,
 * children and lists of these. Listing pages are asked with all of CSS.
 */
import { LONGEST_SELECTOR } from './source.ts';

/** What an element has to have; `name` and `attribute` in small letters. */
export type SelectorTest =
  | { readonly kind: 'name' | 'class' | 'id'; readonly word: string }
  | {
      readonly kind: 'attribute';
      readonly attribute: string;
      /** Absent: that it has it. */
      readonly operator?: string;
      readonly value: string;
    };

export interface SelectorStep {
  /** Whether its element stands directly in that of the step before, and not somewhere below. */
  readonly isChild: boolean;
  readonly tests: readonly SelectorTest[];
}

/** From the outermost element to the one that is meant; never empty. */
export type Selector = readonly SelectorStep[];

/** Elements of a list in all; each is looked for in the whole page. */
const MOST_STEPS = 20;

/** The selectors of a list, undefined for each that is more than is known here, or nothing. */
export function selectorsIn(list: string): readonly (Selector | undefined)[] {
  if (list.length > LONGEST_SELECTOR) return [undefined];
  // Capped: by the length of a selector.
  const selectors = list.split(/,(?![^[]*\])/).map(selectorIn);
  const steps = selectors.reduce((sum, selector) => sum + (selector?.length ?? 0), 0);
  return steps > MOST_STEPS ? [undefined] : selectors;
}

/** Why pages cannot be asked with this; undefined where they can. */
export function selectorProblem(list: string): string | undefined {
  if (!selectorsIn(list).includes(undefined)) return undefined;
  return `"${list.slice(0, 200)}" would find nothing: a selector is made of names, classes, ids and attributes, as in section.text > p[data-kind="lead"], with a comma between two of them, at most ${MOST_STEPS} elements and ${LONGEST_SELECTOR} characters in all`;
}

function selectorIn(written: string): Selector | undefined {
  const steps: SelectorStep[] = [];
  let isChild = false;
  for (const word of wordsOf(written)) {
    if (word === '>') {
      if (isChild || steps.length === 0) return undefined;
      isChild = true;
      continue;
    }
    const tests = testsIn(word);
    if (tests === undefined) return undefined;
    steps.push({ isChild, tests });
    isChild = false;
  }
  return isChild || steps.length === 0 ? undefined : steps;
}

function wordsOf(written: string): readonly string[] {
  return (
    written
      .trim()
      // Capped: by the length of a selector.
      .split(/\s*(>)\s*(?![^[]*\])|\s+(?![^[]*\])/)
      .filter((word) => word !== undefined && word !== '')
  );
}

// Capped: by the length of a selector.
const PART = /^(?:([.#])([\w\-:]+)|\[\s*([\w\-:]+)\s*(?:([~|^$*]?=)\s*["']?([^"'\]]*)["']?\s*)?\])/;

function testsIn(word: string): readonly SelectorTest[] | undefined {
  const name = /^(?:[a-z][\w-]*|\*)?/i.exec(word)?.[0].toLowerCase() ?? '';
  const tests: SelectorTest[] = name === '' || name === '*' ? [] : [{ kind: 'name', word: name }];
  let rest = word.slice(name.length);
  while (rest !== '') {
    const part = PART.exec(rest);
    if (part === null) return undefined;
    tests.push(testOf(part));
    rest = rest.slice(part[0].length);
  }
  return tests;
}

function testOf([, sign, word = '', attribute = '', operator, value = '']: RegExpExecArray): SelectorTest {
  if (sign !== undefined) return { kind: sign === '.' ? 'class' : 'id', word };
  const named = { kind: 'attribute', attribute: attribute.toLowerCase(), value } as const;
  return operator === undefined ? named : { ...named, operator };
}
