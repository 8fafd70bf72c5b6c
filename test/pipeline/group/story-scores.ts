/** How well articles were put into stories, by the labels of those who wrote them. */
export interface Labelled {
  readonly id: string;
  readonly story: string;
  readonly language: string;
}

export interface PairCount {
  readonly joined: number;
  readonly right: number;
  readonly wanted: number;
}

export interface Scores {
  /** B-cubed (Bagga and Baldwin 1998): of an article's fellows in its story, the share that belongs there; over all articles. */
  readonly precision: number;
  readonly recall: number;
  /** Pairs of articles in two languages. */
  readonly across: PairCount;
  /** Pairs that are wrong: joined and should not be, or the other way round. */
  readonly wrong: readonly { readonly one: string; readonly other: string; readonly joined: boolean }[];
}

export function scoresOf(labelled: readonly Labelled[], storyOf: (id: string) => string | undefined): Scores {
  const wrong: { one: string; other: string; joined: boolean }[] = [];
  const across = { joined: 0, right: 0, wanted: 0 };
  let [precision, recall] = [0, 0];
  for (const [index, one] of labelled.entries()) {
    const own = storyOf(one.id);
    const tally = { right: 0, together: 0, wanted: 0 };
    for (const [at, other] of labelled.entries()) {
      const joined = at === index || storyOf(other.id) === own;
      const belongs = other.story === one.story;
      tally.right += Number(joined && belongs);
      tally.together += Number(joined);
      tally.wanted += Number(belongs);
      if (at <= index) continue;
      if (joined !== belongs) wrong.push({ one: one.id, other: other.id, joined });
      if (one.language === other.language) continue;
      across.right += Number(joined && belongs);
      across.joined += Number(joined);
      across.wanted += Number(belongs);
    }
    precision += tally.right / tally.together;
    recall += tally.right / tally.wanted;
  }
  const count = Math.max(1, labelled.length);
  return { precision: precision / count, recall: recall / count, across, wrong };
}
