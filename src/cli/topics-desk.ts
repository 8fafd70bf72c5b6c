import { groupIds, newProblems, newTerms, remarksOn, withTerms } from '../config/added-term.ts';
import { type Config, type ConfigPlaces, topicsFileOf } from '../config/index.ts';
import { describeProblem } from '../config/problems.ts';
import { readTopics } from '../config/topics.ts';
import { lintTopics } from '../config/topics-lint.ts';
import { failed, ok } from '../domain/result.ts';
import { extract } from '../pipeline/extract/index.ts';
import { compileFilter } from '../pipeline/filter/index.ts';
import { takeIn } from '../pipeline/take-in.ts';
import { termReach } from '../pipeline/term-reach.ts';
import type { Store } from '../ports.ts';
import type { TopicsDesk } from '../web/topics/topics-desk.ts';
import { pageAt, readingContext } from './one-page.ts';
import type { Wiring } from './wiring.ts';

/** What the topics page of the review desk asks for, over the configuration that was read at the start. */
export function topicsDesk(
  config: Config,
  places: ConfigPlaces,
  { store, wiring }: { readonly store: Store; readonly wiring: Wiring },
): TopicsDesk {
  const { topics } = config;
  const filter = compileFilter(topics);
  const file = topicsFileOf(places, wiring.terminal.environment);
  return {
    written: () => wiring.readText(file),
    remarks: () => lintTopics(topics).map(describeProblem),
    groups: () => groupIds(topics),

    judge(text, written) {
      if (written === undefined) return ok(filter.match(text));
      const read = readTopics(written, file);
      if (!read.ok) return failed(read.problem.map(describeProblem));
      return ok(compileFilter(read.value).match(text));
    },

    async read(url) {
      const page = await pageAt(url, {}, { config, store, wiring });
      if (!page.ok) return failed(page.problem.message);
      const read = extract(page.value, readingContext(page.value.url, config));
      return read.ok ? read : failed(read.problem.message);
    },

    async reach({ group, ...word }) {
      const terms = newTerms(word);
      const changed = group === undefined ? undefined : withTerms(topics, group, terms);
      if (group !== undefined && changed === undefined)
        return failed(`there is no group "${group}"; groups are ${groupIds(topics).join(', ')}`);
      const language = word.language;
      const question = { terms, topics, ...(language && { language }), ...(changed && { changed }) };
      const reach = await termReach(store, question);
      const problems = changed === undefined ? [] : newProblems(topics, changed).map(describeProblem);
      return ok({ ...reach, remarks: [...remarksOn(terms, topics), ...problems] });
    },

    takeIn: (articleId) => takeIn(articleId, { store, now: wiring.clock.now(), publish: config.publish }),
  };
}
