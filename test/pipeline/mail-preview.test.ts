import { describe, expect, it } from 'vitest';
import type { DigestItem } from '../../src/domain/digest.ts';
import { parseInstant } from '../../src/domain/time.ts';
import { previewMail } from '../../src/pipeline/mail-preview.ts';
import { type MailingPlan, mailDigest } from '../../src/pipeline/mailing.ts';
import { fakeMailer, fakeMailings } from '../fakes/mail.ts';
import { itemWith } from './publish/sample-digest.ts';

const MONDAY = parseInstant('2024-04-29T05:00:00Z');
const story = (name: string, day = '04-27'): DigestItem =>
  itemWith({
    ...{ guid: `guid-${name}`, headline: `Headline of ${name}` },
    releasedAt: parseInstant(`2024-${day}T12:00:00Z`),
  });

const [AINO, BO, BO_AGAIN, CECILIA] = [
  'Aino <Aino@mill.example>',
  'bo@mill.example',
  'Bo <BO@mill.example>',
  'cecilia@mill.example',
];
const PLAN: MailingPlan = {
  mail: { from: 'watch@mill.example', to: [AINO, BO, BO_AGAIN, CECILIA], ifNothingNew: 'skip' },
  ...{ mode: 'reviewed', title: 'Mill in the media', serviceUrl: 'https://watch.mill.example/' },
};

function world(items: DigestItem[], refuses: ReadonlySet<string> = new Set()) {
  const store = { publishable: async () => items, themes: async () => [] };
  return { store, mailings: fakeMailings(), mailer: fakeMailer(refuses), items };
}

describe('a mail that is only looked at', () => {
  it('names those who would get it, and why others would not; then they do', async () => {
    const here = world([story('new'), story('old', '04-02')]);
    await here.mailings.unsubscribe('token-of-cecilia@mill.example', MONDAY);

    const preview = await previewMail(here, PLAN, MONDAY);

    expect(preview).toMatchObject({ goesOn: false, stories: 1, to: [AINO, BO] });
    expect(preview.passedOver).toEqual([
      { to: BO_AGAIN, why: 'told' },
      { to: CECILIA, why: 'left' },
    ]);
    expect(preview.mail?.text).toContain('Headline of new');
    expect(preview.mail?.text).not.toContain('Headline of old');
    expect(here.mailer.sent).toEqual([]);
    expect(await here.mailings.lastMailing()).toBeUndefined();
    const report = await mailDigest(here, PLAN, MONDAY);
    expect(report.sent).toEqual(preview.to);
    expect(report.passedOver).toEqual(preview.passedOver.map(({ to }) => to));
    expect(here.mailer.sent[0]?.subject).toBe(preview.mail?.subject);
  });

  it('is the last one where that did not reach everybody, without what staff took back', async () => {
    const refuses = new Set([BO, BO_AGAIN]);
    const here = world([story('kept'), story('taken back')], refuses);
    await mailDigest(here, PLAN, MONDAY);
    here.items.splice(1, 1, story('newer', '05-01'));

    const preview = await previewMail(here, PLAN, parseInstant('2024-05-06T05:00:00Z'));

    expect(preview).toMatchObject({ goesOn: true, stories: 1, to: [BO] });
    expect(preview.mail?.subject).toBe('Mill in the media: 1 new story, 29.4.2024');
    expect(preview.mail?.text).not.toMatch(/taken back|newer/);
    refuses.clear();
    expect((await mailDigest(here, PLAN, MONDAY)).sent).toEqual(preview.to);
  });

  it('is none where nothing is new, unless staff want to be told', async () => {
    const here = world([]);
    const toldAnyway = { ...PLAN, mail: { ...PLAN.mail, ifNothingNew: 'send' as const } };

    expect(await previewMail(here, PLAN, MONDAY)).toEqual({
      goesOn: false,
      stories: 0,
      to: [],
      passedOver: [],
    });
    expect((await previewMail(here, toldAnyway, MONDAY)).mail?.subject).toContain('nothing new');
  });
});
