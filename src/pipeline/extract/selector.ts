import { type Selector, type SelectorStep, type SelectorTest, selectorsIn } from '../../domain/selector.ts';
import type { PageElement } from './html-tree.ts';

/**
 * In document order, as `elements` has to be; empty where nothing matches. What is not understood of a list matches
 * nothing. Each step is looked for once among all elements: to try every ancestor for every step takes exponential time.
 */
export function selected(elements: readonly PageElement[], list: string): readonly PageElement[] {
  const found = new Set<PageElement>();
  for (const selector of selectorsIn(list))
    for (const element of selector === undefined ? [] : chosenBy(selector, elements)) found.add(element);
  return found.size === 0 ? [] : elements.filter((element) => found.has(element));
}

function chosenBy([outermost, ...steps]: Selector, elements: readonly PageElement[]): readonly PageElement[] {
  let chosen = elements.filter((element) => outermost !== undefined && passesAll(element, outermost));
  for (const step of steps) {
    if (chosen.length === 0) return chosen;
    const homes = step.isChild ? new Set(chosen) : withAllBelow(chosen, elements);
    chosen = elements.filter(
      (element) => element.parent !== undefined && homes.has(element.parent) && passesAll(element, step),
    );
  }
  return chosen;
}

function withAllBelow(
  tops: readonly PageElement[],
  elements: readonly PageElement[],
): ReadonlySet<PageElement> {
  const all = new Set(tops);
  for (const element of elements)
    if (element.parent !== undefined && all.has(element.parent)) all.add(element);
  return all;
}

function passesAll(element: PageElement, { tests }: SelectorStep): boolean {
  return tests.every((test) => passes(element, test));
}

function passes({ name, attributes }: PageElement, test: SelectorTest): boolean {
  if (test.kind === 'attribute') {
    const has = attributes[test.attribute];
    return has !== undefined && (test.operator === undefined || compares(has, test.operator, test.value));
  }
  if (test.kind === 'name') return name === test.word;
  if (test.kind === 'id') return attributes['id'] === test.word;
  return (attributes['class'] ?? '').split(/\s+/).includes(test.word);
}

function compares(has: string, operator: string, value: string): boolean {
  if (operator === '^=') return has.startsWith(value);
  if (operator === '$=') return has.endsWith(value);
  if (operator === '*=') return has.includes(value);
  if (operator === '~=') return has.split(/\s+/).includes(value);
  if (operator === '|=') return has === value || has.startsWith(`${value}-`);
  return has === value;
}
