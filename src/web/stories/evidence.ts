import type { TopicMatch } from '../../domain/match.ts';
import type { StoryArticle } from '../../ports.ts';
import type { DeskContext } from '../context.ts';
import { foreign, type Html, html, joined } from '../html.ts';
import { badge, stackingTable } from '../parts.ts';
import { noteHtml } from './reasons-html.ts';
import { marked } from './story-line.ts';

/**
 * Why an article was found: each topic with its points, and each term with the words and the sentence that it was found
 * in. The best topic is open where `isOpen`; the others say their points and open when asked.
 */
export function evidenceCard(context: DeskContext, { verdict }: StoryArticle, isOpen: boolean): Html {
  const { storyPage: words } = context.words;
  const topics = verdict.topics.filter((topic) => topic.verdict !== 'reject');
  return html`<section class="evidence"><h4>${words.evidence}</h4>${topics.map((topic, at) => topicEvidence(context, topic, isOpen && at === 0))}</section>`;
}

/** The points of one topic, and what they come from. */
export function topicEvidence(context: DeskContext, topic: TopicMatch, isOpen: boolean): Html {
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
        story.points(match.points),
        [
          match.sentence !== undefined && marked(match.sentence, forms),
          match.note !== undefined && html` <span class="quiet">(${noteHtml(context, match.note)})</span>`,
        ],
      ];
    });
  return html`<details${isOpen && html` open`}><summary>${name} ${badge(story.score(topic.score), topic.verdict === 'accept' ? 'accent' : 'quiet')} <span class="quiet">${words.bands[topic.verdict]}${
    topic.note !== undefined && html`: ${noteHtml(context, topic.note)}`
  }</span></summary>${stackingTable(
    `${words.evidence}: ${name}`,
    [
      { label: words.term },
      { label: words.forms },
      { label: words.points, numeric: true },
      { label: words.sentence },
    ],
    rows,
  )}</details>`;
}
