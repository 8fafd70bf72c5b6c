import type { TopicMatch } from '../domain/match.ts';
import type { StoryArticle } from '../ports.ts';
import type { DeskContext } from './context.ts';
import { foreign, type Html, html, joined } from './html.ts';
import { badge, table } from './parts.ts';
import { marked } from './story-line.ts';

/** Why an article was found: each topic with its points, and each term with the words and the sentence that it was found in. */
export function evidenceCard(context: DeskContext, { verdict }: StoryArticle): Html {
  const { storyPage: words } = context.words;
  return html`<details class="evidence" open><summary>${words.evidence}</summary>${verdict.topics
    .filter((topic) => topic.verdict !== 'reject')
    .map((topic) => topicEvidence(context, topic))}</details>`;
}

function topicEvidence(context: DeskContext, topic: TopicMatch): Html {
  const { storyPage: words, story } = context.words;
  const name = context.options.topicNames.get(topic.id) ?? topic.id;
  const rows = topic.matches
    .toSorted((one, other) => Math.abs(other.points) - Math.abs(one.points))
    .map((match) => {
      const forms = [...new Set(match.places.map(({ found }) => found))];
      return [
        foreign(match.term),
        joined(
          forms.map((form) => foreign(form)),
          ', ',
        ),
        match.points,
        [
          match.sentence !== undefined && marked(match.sentence, forms),
          match.note !== undefined && html` <span class="quiet">(${foreign(match.note)})</span>`,
        ],
      ];
    });
  return html`<h4>${name} ${badge(story.score(topic.score), topic.verdict === 'accept' ? 'accent' : 'quiet')} <span class="quiet">${words.bands[topic.verdict]}${
    topic.note !== undefined && html`: ${foreign(topic.note)}`
  }</span></h4>${table(
    `${words.evidence}: ${name}`,
    [
      { label: words.term },
      { label: words.forms },
      { label: words.points, numeric: true },
      { label: words.sentence },
    ],
    rows,
  )}`;
}
