/** The form of topics.yaml, as staff may write it. */
import { z } from 'zod';
import { LANGUAGES } from '../domain/source.ts';
import type { NearRule } from '../domain/topic.ts';

export const settings = z.strictObject({
  accept: z.number().optional(),
  review: z.number().optional(),
  hint: z.number().optional(),
  title: z.number().min(0).optional(),
  lead: z.number().min(0).optional(),
  repeat: z.array(z.number().min(0)).min(1).optional(),
});

const position = z
  .enum(['any', 'simple', 'modifier', 'mod', 'head'])
  .transform((written) => (written === 'mod' ? 'modifier' : written));

const term = z.union([
  z.string().min(1),
  z.strictObject({
    t: z.string().min(1),
    w: z.number().optional(),
    pos: position.optional(),
    position: position.optional(),
    except: z.array(z.string().min(1)).optional(),
    compounds: z.boolean().optional(),
    also: z.array(z.string().min(1)).optional(),
  }),
]);
export type WrittenTerm = z.infer<typeof term>;

export const wordLists = {
  fi: z.array(term).optional(),
  sv: z.array(term).optional(),
  en: z.array(term).optional(),
  names: z.array(term).optional(),
  acronyms: z.array(term).optional(),
};

const group = z.strictObject({
  weight: z.number().optional(),
  cap: z.number().optional(),
  needs: z.array(z.string()).optional(),
  ...wordLists,
});
export type WrittenGroup = z.infer<typeof group>;

const near = z
  .strictObject({
    name: z.string().min(1),
    all: z.array(z.array(z.string()).min(1)).min(2),
    within: z.number().int().min(0),
    weight: z.number().optional(),
    w: z.number().optional(),
  })
  .transform(({ weight, w, ...rule }): NearRule => ({ ...rule, weight: weight ?? w ?? 1 }));

export const exclude = z.strictObject(wordLists);

const example = z.strictObject({
  lang: z.enum(LANGUAGES).optional(),
  title: z.string(),
  lead: z.string().optional(),
  text: z.string().optional(),
  expect: z.enum(['accept', 'review', 'reject']),
});
export type WrittenExample = z.infer<typeof example>;

const name = z.strictObject({
  fi: z.string().optional(),
  sv: z.string().optional(),
  en: z.string().optional(),
});

/** What a topic and a single list of words have in common. */
const rules = {
  groups: z.record(z.string(), group).optional(),
  near: z.array(near).optional(),
  exclude: exclude.optional(),
  examples: z.array(example).optional(),
};

const topic = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'small letters, digits and hyphens'),
  name: name.optional(),
  settings: settings.optional(),
  use: z.array(z.string()).optional(),
  ...rules,
});
export type WrittenTopic = z.infer<typeof topic>;

export const file = z.strictObject({
  version: z.literal(1).optional(),
  settings: settings.optional(),
  topics: z.array(topic).min(1).optional(),
  ...rules,
});
export type WrittenFile = z.infer<typeof file>;

export type WrittenSettings = z.infer<typeof settings>;
export type WrittenWords = z.infer<typeof exclude>;
export type WordList = keyof typeof wordLists;
