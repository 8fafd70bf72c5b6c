/**
 * CSS selectors on the lean tree: names, classes, ids, attributes, descendants, children and lists of these. That is
 * what profiles and JSON-LD's `cssSelector` use; anything else matches nothing.
 */
import { LONGEST_SELECTOR } from '../../domain/source.ts';
import type { PageElement } from './html-tree.ts';

interface Step {
  readonly child: boolean;
  readonly matches: (element: PageElement) => boolean;
}

type Selector = readonly Step[];

// Capped: by the length of a selector.
const PART = /^(?:([.#])([\w\-:]+)|\[\s*([\w\-:]+)\s*(?:([~|^$*]?=)\s*["']?([^"'\]]*)["']?\s*)?\])/;

/** Undefined where the selector is more than this reader knows. */
function selectorOf(written: string): Selector | undefined {
  const steps: Step[] = [];
  let child = false;
  for (const word of written
    .trim()
    .replace(/(?<!\s)\s*>\s*/g, ' > ')
    // Capped: by the length of a selector.
    .split(/\s+(?![^[]*\])/)) {
    if (word === '>') {
      child = true;
      continue;
    }
    const matches = compound(word);
    if (matches === undefined) return undefined;
    steps.push({ child, matches });
    child = false;
  }
  return steps;
}

function compound(word: string): ((element: PageElement) => boolean) | undefined {
  const name = /^(?:[a-z][\w-]*|\*)?/i.exec(word)?.[0].toLowerCase() ?? '';
  const tests: ((element: PageElement) => boolean)[] = [];
  if (name !== '' && name !== '*') tests.push((element) => element.name === name);
  let rest = word.slice(name.length);
  while (rest !== '') {
    const part = PART.exec(rest);
    if (part === null) return undefined;
    tests.push(testOf(part));
    rest = rest.slice(part[0].length);
  }
  return (element) => tests.every((test) => test(element));
}

function testOf([, sign, word = '', attribute = '', operator, value = '']: RegExpExecArray) {
  if (sign === '.') return (element: PageElement) => classesOf(element).includes(word);
  if (sign === '#') return (element: PageElement) => element.attributes['id'] === word;
  return (element: PageElement) => {
    const has = element.attributes[attribute.toLowerCase()];
    return has !== undefined && (operator === undefined || compares(has, operator, value));
  };
}

function compares(has: string, operator: string, value: string): boolean {
  if (operator === '^=') return has.startsWith(value);
  if (operator === '$=') return has.endsWith(value);
  if (operator === '*=') return has.includes(value);
  if (operator === '~=') return has.split(/\s+/).includes(value);
  if (operator === '|=') return has === value || has.startsWith(`${value}-`);
  return has === value;
}

function classesOf(element: PageElement): readonly string[] {
  return (element.attributes['class'] ?? '').split(/\s+/);
}

/** In document order; empty where nothing matches or the selector is not understood. */
export function selected(elements: readonly PageElement[], written: string): readonly PageElement[] {
  if (written.length > LONGEST_SELECTOR) return [];
  const selectors = written
    .split(',')
    .map(selectorOf)
    .filter((selector) => selector !== undefined);
  if (selectors.length === 0) return [];
  return elements.filter((element) => selectors.some((selector) => matches(element, selector)));
}

function matches(element: PageElement, steps: Selector): boolean {
  const last = steps.at(-1);
  if (last === undefined || !last.matches(element)) return false;
  const rest = steps.slice(0, -1);
  if (rest.length === 0) return true;
  for (let at = element.parent; at !== undefined; at = at.parent) {
    if (matches(at, rest)) return true;
    if (last.child) return false;
  }
  return false;
}
