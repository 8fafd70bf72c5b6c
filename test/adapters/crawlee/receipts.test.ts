import { expect, it } from 'vitest';
import { Receipts } from '../../../src/adapters/crawlee/receipts.ts';
import type { RequestReceipt } from '../../../src/domain/run.ts';
import { parseInstant } from '../../../src/domain/time.ts';

const page: RequestReceipt = {
  url: 'https://lehti.example/a',
  purpose: 'article',
  startedAt: parseInstant('2026-03-02T06:00:00Z'),
  robots: 'allowed',
  waitedMs: 0,
  tookMs: 3,
  outcome: 'page',
  status: 200,
  bytes: 10,
};

it('counts every request, and of very many writes down those that failed', () => {
  const receipts = new Receipts();
  for (let each = 0; each < 20_001; each += 1) receipts.add(page);
  receipts.add({ ...page, outcome: 'failed', failure: 'the connection broke', bytes: 0 });

  expect(receipts.totals).toEqual({ requests: 20_002, bytes: 200_010 });
  expect(receipts.lines).toHaveLength(20_001);
  expect(receipts.lines.at(-1)).toMatchObject({ failure: 'the connection broke' });
});

it('keeps no secret', () => {
  const receipts = new Receipts();
  receipts.add({ ...page, url: 'https://aino:salainen@lehti.example/a?token=abc123' });

  expect(JSON.stringify(receipts.lines)).not.toMatch(/salainen|abc123/);
});
