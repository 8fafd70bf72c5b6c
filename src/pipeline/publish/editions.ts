import type { Digest, DigestItem } from '../../domain/digest.ts';
import { LANGUAGES } from '../../domain/source.ts';
import type { Instant } from '../../domain/time.ts';
import type { Edition } from './contract.ts';
import { LANGUAGE_NAMES } from './wording.ts';

/** The whole, one for each topic, one for each language; also the empty ones, so that no subscription breaks. */
export function editionsOf(digest: Digest): readonly Edition[] {
  const { title, description, items } = digest;
  const whole = edition({ folder: '', title, description, items, digest });
  const topics = digest.topics.map((topic) =>
    edition({
      folder: topicFolder(topic.id),
      title: `${title}: ${topic.name}`,
      description,
      topic,
      items: items.filter((item) => item.topics.includes(topic.id)),
      digest,
    }),
  );
  const languages = LANGUAGES.map((language) =>
    edition({
      folder: `languages/${language}/`,
      title: `${title}: in ${LANGUAGE_NAMES[language]}`,
      description,
      language,
      items: items.filter((item) => item.language === language),
      digest,
    }),
  );
  return [whole, ...topics, ...languages];
}

export function topicFolder(id: string): string {
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(id)) throw new Error(`topic "${id}" cannot name a folder`);
  return `topics/${id}/`;
}

function edition(parts: Omit<Edition, 'updatedAt'>): Edition {
  const updatedAt = latest(parts.items);
  return updatedAt === undefined ? parts : { ...parts, updatedAt };
}

function latest(items: readonly DigestItem[]): Instant | undefined {
  return items
    .map((item) => item.updatedAt)
    .sort()
    .at(-1);
}
