/** Terms and examples as staff write them → as the filter takes them. */
import type { Language } from '../domain/source.ts';
import type { Term, TopicExample } from '../domain/topic.ts';
import type { WrittenExample, WrittenTerm } from './topics-schema.ts';

/** The term and its other names, which count as one. */
export function termsOf(
  written: WrittenTerm,
  kind: Term['kind'],
  language: Language | undefined,
): readonly Term[] {
  const options = typeof written === 'string' ? { t: written } : written;
  const tag = options.t.trim();
  const others = options.also ?? [];
  return [tag, ...others].map((text) => ({
    text: text.trim(),
    kind,
    position: options.position ?? options.pos ?? 'any',
    compounds: options.compounds ?? true,
    except: options.except ?? [],
    ...(language !== undefined && { language }),
    ...(options.w !== undefined && { weight: options.w }),
    ...(others.length > 0 && { tag }),
  }));
}

export function exampleOf({ lang, title, lead, text, expect }: WrittenExample): TopicExample {
  return { title, expect, ...given({ language: lang, lead, text }) };
}

/** Without the keys that are there and undefined. */
export function given<Part extends object>(
  part: Part,
): { [Key in keyof Part]: Exclude<Part[Key], undefined> } {
  const entries = Object.entries(part).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Part]: Exclude<Part[Key], undefined> };
}
