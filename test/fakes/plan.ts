import type { Source } from '../../src/domain/source.ts';
import type { Topics } from '../../src/domain/topic.ts';
import { compileFilter } from '../../src/pipeline/filter/index.ts';
import type { Plan } from '../../src/pipeline/plan.ts';

const settings = { accept: 6, review: 2, hint: 1, title: 2, lead: 1.4, repeat: [1, 0.5, 0.25] };

/** One topic with a strong and a weak word, enough to see what the pipeline makes of a verdict. */
export const FEW_TOPICS: Topics = {
  settings,
  topics: [
    {
      id: 'batteries',
      name: { en: 'Batteries' },
      settings,
      groups: [group('core', 4, ['akkutehdas', 'akkumateriaali']), group('battery', 1, ['akku'])],
      near: [],
      exclude: [],
      examples: [],
    },
  ],
};

function group(id: string, weight: number, words: readonly string[]) {
  const terms = words.map((text) => ({
    text,
    kind: 'word' as const,
    language: 'fi' as const,
    position: 'any' as const,
    compounds: true,
    except: [],
  }));
  return { id, weight, needs: [], terms };
}

export function aSource(change: Partial<Source> = {}): Source {
  return {
    id: 'sanomat',
    name: 'Sanomat',
    outlet: 'Sanomat',
    language: 'fi',
    kind: 'feed',
    url: 'https://sanomat.example/rss',
    everyMinutes: 60,
    fullText: 'onHint',
    enabled: true,
    maxPages: 1,
    only: [],
    ...change,
  };
}

export function aPlan(change: Partial<Plan> = {}): Plan {
  return {
    sources: [aSource()],
    profiles: [],
    filter: async () => compileFilter(FEW_TOPICS),
    topics: [{ id: 'batteries', name: 'Batteries' }],
    publish: { mode: 'auto', title: 'Koe', description: 'Koe', items: 100, freshDays: 30, storyDays: 14 },
    retention: { unmatchedDays: 30 },
    evenIfNotDue: true,
    onProgress: () => undefined,
    ...change,
  };
}
