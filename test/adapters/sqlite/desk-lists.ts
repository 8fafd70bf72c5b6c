import type { ReviewDesk } from '../../../src/ports.ts';
import { NOW } from '../../ports/store/samples.ts';

const STATES = ['waiting', 'snoozed', 'approved', 'rejected'] as const;
const TAGS = ['topic', 'member', 'outlet', 'language', 'theme'] as const;
const PERIODS = ['week', 'month', 'quarter'] as const;
const FILTERS = [
  {},
  { topic: 'recycling' },
  { outlet: 'Yle' },
  { language: 'fi' },
  { theme: 'Mines' },
  { topic: 'recycling', outlet: 'Yle', language: 'fi', theme: 'Mines' },
];
const SPANS = [{}, { from: '2026-01-01' }, { to: '2026-02-01' }, { from: '2026-01-01', to: '2026-02-01' }];
/** Where a page goes on. */
const PLACES = [undefined, Buffer.from('["2026-01-01T00:00:00.000Z","guid"]').toString('base64url')];

/** Asks for every list of the desk whose statement is put together from what is asked for, in each of its forms. */
export async function everyListOfTheDesk(desk: ReviewDesk): Promise<void> {
  for (const filters of FILTERS)
    for (const after of PLACES) {
      const page = { ...filters, limit: 50, now: NOW, ...(after !== undefined && { after }) };
      for (const state of STATES)
        for (const order of ['newest', 'score'] as const) await desk.inbox({ ...page, state, order });
      for (const state of [undefined, 'waiting', 'approved', 'rejected'] as const)
        for (const span of SPANS)
          for (const text of ['', 'battery', '-mine', 'battery "plant" -mine'])
            await desk.search({ ...page, ...span, text, ...(state !== undefined && { state }) });
    }
  for (const by of TAGS)
    for (const period of PERIODS)
      for (const span of SPANS)
        for (const counted of ['approved', 'found'] as const)
          await desk.coverage({ by, period, ...span, of: counted });
}
