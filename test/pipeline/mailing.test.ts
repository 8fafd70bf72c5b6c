import { describe, expect, it } from 'vitest';
import type { DigestItem } from '../../src/domain/digest.ts';
import { parseInstant } from '../../src/domain/time.ts';
import { type MailingPlan, mailDigest, resumeMailing } from '../../src/pipeline/mailing.ts';
import { fakeMailer, fakeMailings } from '../fakes/mail.ts';
import { itemWith } from './publish/sample-digest.ts';

const MONDAY = parseInstant('2024-04-29T05:00:00Z');
const NEXT_MONDAY = parseInstant('2024-05-06T05:00:00Z');
const released = (day: string) => parseInstant(`2024-${day}T12:00:00Z`);
const story = (name: string, day: string): DigestItem =>
  itemWith({ guid: `guid-${name}`, headline: `Headline of ${name}`, releasedAt: released(day) });

const PLAN: MailingPlan = {
  mail: {
    from: 'watch@mill.example',
    to: ['Aino <Aino@mill.example>', 'bo@mill.example'],
    ifNothingNew: 'skip',
  },
  mode: 'reviewed',
  title: 'Mill in the media',
  serviceUrl: 'https://watch.mill.example/',
};

function world(items: DigestItem[], refuses: ReadonlySet<string> = new Set()) {
  const store = { publishable: async () => items, themes: async () => [] };
  return { store, mailings: fakeMailings(), mailer: fakeMailer(refuses), items };
}

describe('the digest by e-mail', () => {
  it('holds what was put out since the last one, and goes to everybody once', async () => {
    const here = world([story('new', '04-27'), story('old', '04-02')]);

    const report = await mailDigest(here, PLAN, MONDAY);

    expect(report).toMatchObject({ stories: 1, sent: PLAN.mail.to, failed: [] });
    expect(here.mailer.sent.map(({ to }) => to)).toEqual(PLAN.mail.to);
    expect(here.mailer.sent[0]?.subject).toBe('Mill in the media: 1 new story, 29.4.2024');
    expect(here.mailer.sent[0]?.text).toContain('Headline of new');
    expect(here.mailer.sent[0]?.text).not.toContain('Headline of old');

    here.items.unshift(story('newer', '05-01'));
    await mailDigest(here, PLAN, NEXT_MONDAY);
    expect(here.mailer.sent.at(-1)?.text).toContain('Headline of newer');
    expect(here.mailer.sent.at(-1)?.text).not.toContain('Headline of new\n');
  });

  it('is not sent where nothing is new, unless staff want to be told', async () => {
    const here = world([story('old', '04-02')]);

    expect((await mailDigest(here, PLAN, MONDAY)).sent).toEqual([]);
    await mailDigest(here, { ...PLAN, mail: { ...PLAN.mail, ifNothingNew: 'send' } }, MONDAY);

    expect(here.mailer.sent).toHaveLength(2);
    expect(here.mailer.sent[0]?.subject).toContain('nothing new');
    expect(here.mailer.sent[0]?.text).toContain('Nothing new since the last digest.');
  });

  it('holds a story whose day an editor put right', async () => {
    const put = { at: released('04-20'), precision: 'day', from: 'editor' } as const;
    const here = world([{ ...story('dated', '04-27'), publishedAt: put }]);

    expect((await mailDigest(here, PLAN, MONDAY)).stories).toBe(1);
  });

  it('makes no news of the list that was taken in', async () => {
    const taken = { at: released('04-20'), precision: 'day', from: 'import' } as const;
    const here = world([{ ...story('listed', '04-27'), publishedAt: taken }]);

    expect((await mailDigest(here, PLAN, MONDAY)).sent).toEqual([]);
  });

  it('goes on where it stopped: nobody gets it twice, nobody is left out', async () => {
    const refuses = new Set(['bo@mill.example']);
    const here = world([story('new', '04-27')], refuses);

    const first = await mailDigest(here, PLAN, MONDAY);
    expect(first.failed).toEqual([{ to: 'bo@mill.example', why: 'no such box' }]);

    refuses.clear();
    const second = await resumeMailing(here, PLAN, MONDAY);
    expect(second).toMatchObject({ sent: ['bo@mill.example'], passedOver: ['Aino <Aino@mill.example>'] });
    expect(await resumeMailing(here, PLAN, MONDAY)).toBeUndefined();
    expect(here.mailer.sent.map(({ to }) => to)).toEqual(PLAN.mail.to);
  });

  it('leaves out what staff took back since it was begun', async () => {
    const refuses = new Set(['bo@mill.example']);
    const here = world([story('kept', '04-27'), story('taken back', '04-26')], refuses);
    await mailDigest(here, PLAN, MONDAY);

    refuses.clear();
    here.items.pop();
    await resumeMailing(here, PLAN, MONDAY);

    expect(here.mailer.sent.at(-1)?.text).toContain('Headline of kept');
    expect(here.mailer.sent.at(-1)?.text).not.toContain('taken back');
  });

  it('offers to leave in one click, and keeps to it', async () => {
    const here = world([story('new', '04-27')]);
    await mailDigest(here, PLAN, MONDAY);
    const link = 'https://watch.mill.example/unsubscribe/token-of-aino@mill.example';

    expect(here.mailer.sent[0]?.headers).toMatchObject({
      'List-Unsubscribe': `<${link}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
    expect(here.mailer.sent[0]?.text).toContain(link);

    await here.mailings.unsubscribe('token-of-aino@mill.example', MONDAY);
    here.items.unshift(story('newer', '05-01'));
    const report = await mailDigest(here, PLAN, NEXT_MONDAY);
    expect(report.sent).toEqual(['bo@mill.example']);
  });
});
