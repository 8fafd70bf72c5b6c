import { readTopics } from '../../../src/config/topics.ts';
import { topicDials, turnDials } from '../../../src/config/topics-dials.ts';
import type { Article } from '../../../src/domain/article.ts';
import type { Turn } from '../../../src/domain/calibration.ts';
import type { Topics } from '../../../src/domain/topic.ts';
import type { DecidedArticle } from '../../../src/ports.ts';
import { REJECTED } from '../../ports/store/samples.ts';

/** What staff wrote: words of gardening speak for an article as much as those of the battery trade. */
export const TOPICS_TEXT = `version: 1
settings: { accept: 6, review: 2 }
topics:
  - id: batteries
    groups:
      core: { weight: 3, cap: 12, fi: [akkutehdas, katodimateriaali], en: [battery plant] }
      garden:
        weight: 3 # far too much
        cap: 9
        fi: [ruohonleikkuri, { t: trimmeri, w: 4 }]
      industry: { weight: 0, fi: [tehdas] }
    near:
      - { name: plant by plant, all: [[core], [industry]], within: 5, weight: 0.5 }
`;

export function topicsOf(text: string): Topics {
  const read = readTopics(text, 'topics.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.value;
}

export function settingsOf(text = TOPICS_TEXT) {
  const topics = topicsOf(text);
  const turned = (turns: readonly Turn[]) => topicsOf(turnDials(text, turns).text);
  return { topics, dials: topicDials(text, topics), turned };
}

let articles = 0;

export function decision(
  decided: DecidedArticle['decision'],
  title: string,
  more: Partial<Article> = {},
): DecidedArticle {
  articles += 1;
  const url = `https://sanomat.example/${articles}`;
  return {
    storyId: articles,
    decision: decided,
    verdict: REJECTED,
    article: {
      ...{ identity: url, url, canonicalUrl: url, outlet: 'Sanomat', title, text: 'Tänään.', language: 'fi' },
      ...{ authors: [], paywalled: false },
      ...more,
    },
  };
}

export function decisions(
  count: number,
  decided: DecidedArticle['decision'],
  title: string,
  more: Partial<Article> = {},
): readonly DecidedArticle[] {
  return Array.from({ length: count }, () => decision(decided, title, more));
}

export function archive(decided: readonly DecidedArticle[]) {
  return {
    async *decidedArticles() {
      yield* decided;
    },
  };
}
