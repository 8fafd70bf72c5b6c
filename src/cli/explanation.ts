import type { Article } from '../domain/article.ts';
import type { Match, TopicMatch } from '../domain/match.ts';
import type { Grouping } from '../domain/story.ts';
import type { Judgement } from '../pipeline/judge.ts';

/** What each stage says of one article, as `explain` prints it. */
export function explanation(article: Article, { verdict, mention }: Judgement): readonly string[] {
  return [
    ...extractLines(article),
    `filter   ${verdict.verdict}, best score ${verdict.score}${verdict.language ? `, read as ${verdict.language}` : ''}`,
    ...verdict.topics.flatMap(topicLines),
    ...(mention === undefined ? [] : [`group    ${groupingLine(mention.grouping)}`]),
    ...(mention?.staffOnly
      ? ['         old news when found, or no page of its own: staff decide, it is not put out by itself']
      : []),
  ];
}

function extractLines(article: Article): readonly string[] {
  const { publishedAt, modifiedAt } = article;
  return [
    `extract  ${article.title}`,
    field('outlet', article.outlet),
    field('date', publishedAt && `${publishedAt.at} (${publishedAt.precision}, from ${publishedAt.from})`),
    field('changed', modifiedAt && `${modifiedAt.at} (from ${modifiedAt.from})`),
    field('language', article.language),
    field('authors', article.authors.join(', ')),
    field('paywalled', String(article.paywalled)),
    field('identity', article.identity),
    field('lead', article.lead),
    field('text', `${article.text.length} characters in ${article.text.split('\n\n').length} paragraphs`),
  ].filter((line) => line !== '');
}

function field(name: string, value: string | undefined): string {
  return value === undefined || value === '' ? '' : `         ${name.padEnd(10)}${value}`;
}

function topicLines(topic: TopicMatch): readonly string[] {
  const note = topic.note === undefined ? '' : ` (${topic.note})`;
  return [
    `         ${topic.id}: ${topic.score} points, ${topic.verdict}${note}`,
    ...topic.matches.map(matchLine),
  ];
}

function matchLine({ group, term, places, points, note }: Match): string {
  const forms = [...new Set(places.map((place) => place.found))].join(', ');
  const fields = [...new Set(places.map((place) => place.field))].join(', ');
  const where = places.length === 0 ? '' : ` “${forms}” in ${fields}`;
  return `           ${points >= 0 ? '+' : ''}${points}  ${group}: ${term}${where}${note === undefined ? '' : ` (${note})`}`;
}

function groupingLine(grouping: Grouping): string {
  if (grouping.kind === 'new-story') return 'a story of its own';
  const { relation, similarity, storyId, reasons } = grouping;
  return `joins story ${storyId}: ${relation}, similarity ${similarity.toFixed(2)}; ${reasons.join('; ')}`;
}
