import { printedDay } from '../../domain/time.ts';
import type { DeskContext } from '../context.ts';
import { searchQueryFrom } from './view-query.ts';

/** What a view shows, `Words: litium, Language: in Finnish`; empty where it leaves nothing out. */
export function viewInWords({ words, options, now }: DeskContext, query: string): string {
  const { search, story } = words;
  const view = searchQueryFrom(new URLSearchParams(query), { now, limit: 1 });
  const { text, topic, outlet, language, theme, state, from, to } = view;
  const shown: readonly (readonly [label: string, value: string | undefined])[] = [
    [search.text, text],
    [search.topic, topic && (options.topicNames.get(topic) ?? topic)],
    [search.outlet, outlet],
    [search.language, language && story.languages(language)],
    [story.theme, theme],
    [search.state, state && story.states[state]],
    [search.from, from && printedDay(from)],
    [search.to, to && printedDay(to)],
  ];
  return shown
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([label, value]) => `${label}: ${value}`)
    .join(', ');
}
