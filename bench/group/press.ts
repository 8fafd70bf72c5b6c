import { createStoryIndex } from '../../src/pipeline/group/index.ts';
import { type LabelledArticle, labelledStories } from '../../test/pipeline/group/labelled-stories.ts';
import { type Scores, scoresOf } from '../../test/pipeline/group/story-scores.ts';
import { type Figure, share } from '../read/floors.ts';
import { storiesInArchive } from './archive.ts';

/** The project's own press: what was developed on, and what was kept back to measure with. */
export async function benchPress(name: string, showsWrong: boolean): Promise<readonly Figure[]> {
  const press = labelledStories(name);
  if (press.length === 0) {
    console.log(`group: skipped ${name}, there is no test/stories/${name}.jsonl`);
    return [];
  }
  const index = createStoryIndex();
  const began = performance.now();
  for (const { id, article } of press) index.add(id, article);
  const took = (performance.now() - began) / press.length;
  const scores = scoresOf(press, (id) => index.storyOf(id));
  if (showsWrong) printWrong(press, scores);
  const archived = await storiesInArchive(press);
  const kept = scoresOf(press, (id) => String(archived.get(id)));
  const { across } = scores;
  const stories = new Set(press.map(({ story }) => story)).size;
  return [
    figure(`${name}, B-cubed precision`, scores.precision, `${press.length} articles, ${stories} stories`),
    figure(`${name}, B-cubed recall`, scores.recall),
    share(`${name}, pairs across languages found`, { good: across.right, all: across.wanted }),
    share(`${name}, pairs across languages right`, { good: across.right, all: across.joined }),
    figure(`${name}, through the archive, B-cubed precision`, kept.precision),
    figure(`${name}, through the archive, B-cubed recall`, kept.recall),
    share(`${name}, through the archive, pairs across languages`, {
      good: kept.across.right,
      all: kept.across.wanted,
    }),
    { name: `${name}, ms an article`, value: took, better: 'lower', isLoose: true },
  ];
}

function figure(name: string, value: number, beside?: string): Figure {
  return { name, value, better: 'higher', ...(beside !== undefined && { beside }) };
}

function printWrong(press: readonly LabelledArticle[], { wrong }: Scores): void {
  const byId = new Map(press.map((one) => [one.id, one]));
  const shown = (id: string) => {
    const one = byId.get(id);
    return `${id} [${one?.story}, ${one?.kind}, ${one?.language}] ${one?.article.title}`;
  };
  for (const { one, other, joined } of wrong) {
    console.log(
      `${joined ? 'joined wrongly' : 'left apart   '}  ${shown(one)}\n                ${shown(other)}`,
    );
  }
}
