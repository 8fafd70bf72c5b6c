import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../src/domain/time.ts';
import { writtenDate, writtenUpdate } from '../../src/domain/written-date.ts';

describe('writtenDate', () => {
  it.each([
    ['24.4.2024', '2024-04-23T21:00:00.000Z', 'day'],
    ['24.4.2024 klo 12.05', '2024-04-24T09:05:00.000Z', 'time'],
    ['maanantai 3. kesäkuuta 2024', '2024-06-02T21:00:00.000Z', 'day'],
    ['3. kesäkuuta 2024 kello 9:00', '2024-06-03T06:00:00.000Z', 'time'],
    ['den 3 juni 2024', '2024-06-02T21:00:00.000Z', 'day'],
    ['3 januari 2024 kl. 08.15', '2024-01-03T06:15:00.000Z', 'time'],
    ['10. mai 2024', '2024-05-09T21:00:00.000Z', 'day'],
    ['3. März 2024, 12:05 Uhr', '2024-03-03T10:05:00.000Z', 'time'],
    ['June 3rd, 2024 at 5:20 PM', '2024-06-03T14:20:00.000Z', 'time'],
    ['3 Sept 2024', '2024-09-02T21:00:00.000Z', 'day'],
    ['2026-08-22T16:17:26+0300', '2026-08-22T13:17:26.000Z', 'time'],
    ['2026-08-22T16:17:26+03:00', '2026-08-22T13:17:26.000Z', 'time'],
    ['2026-08-22T13:17:26.120Z', '2026-08-22T13:17:26.000Z', 'time'],
    ['2026-08-22', '2026-08-21T21:00:00.000Z', 'day'],
    ['Mon, 03 Jun 2024 12:05:00 EEST', '2024-06-03T09:05:00.000Z', 'time'],
    ['Mon, 03 Jun 24 12:05:00 GMT', '2024-06-03T12:05:00.000Z', 'time'],
    ['Wed, 24 Jan 2024 12:05:00 EET', '2024-01-24T10:05:00.000Z', 'time'],
    ['20240603', '2024-06-02T21:00:00.000Z', 'day'],
    ['6/13/2024', '2024-06-12T21:00:00.000Z', 'day'],
    ['3/6/2024', '2024-06-02T21:00:00.000Z', 'day'],
    ['Päivitetty 25.4.2024 klo 8.00, julkaistu 24.4.2024', '2024-04-23T21:00:00.000Z', 'day'],
    ['1. osa, 24.4.2024', '2024-04-23T21:00:00.000Z', 'day'],
  ])('reads %s', (written, at, precision) => {
    expect(writtenDate(written, 'text')).toEqual({ at, precision, from: 'text' });
  });

  it.each([
    '31.2.2024',
    '24.4. klo 12',
    'eilen klo 14.20',
    'Marimekko 12 2024',
    '2024-13-01',
    '2003-12-31T25:14:55Z',
    '2013-01-28T09:xx:00Z',
    'Sun, 16 zzz 2012 11:47:32 GMT',
    '040-123 4567',
    '',
  ])('reads no date from %j', (written) => {
    expect(writtenDate(written, 'text')).toBeUndefined();
  });

  it('refuses a date more than a day in the future', () => {
    const now = parseInstant('2024-04-24T12:00:00Z');

    expect(writtenDate('26.4.2024 klo 12', 'text', now)).toBeUndefined();
    expect(writtenDate('2024-04-25T06:00:00Z', 'feed', now)?.at).toBe('2024-04-25T06:00:00.000Z');
  });

  it('keeps the day of a page that states another offset, the moment of a feed', () => {
    const evening = '2024-06-03T21:05:00-05:00';

    expect(writtenDate(evening, 'meta')).toMatchObject({ at: '2024-06-02T21:00:00.000Z', precision: 'day' });
    expect(writtenDate(evening, 'feed')).toMatchObject({ at: '2024-06-04T02:05:00.000Z', precision: 'time' });
  });

  it('takes the short forms of ISO 8601 from feeds only', () => {
    expect(writtenDate('2003-12', 'feed')?.at).toBe('2003-11-30T22:00:00.000Z');
    expect(writtenDate('2003', 'meta')).toBeUndefined();
  });

  it('reads every day as it was printed', () => {
    const days = fc.date({ min: new Date('1995-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        const [year, month, number] = day.split('-').map(Number);

        expect(writtenDate(`${number}.${month}.${year}`, 'text')).toEqual(writtenDate(day, 'text'));
      }),
    );
  });
});

describe('writtenUpdate', () => {
  it('reads the date behind a word for updating', () => {
    expect(writtenUpdate('Julkaistu 24.4.2024, päivitetty 25.4.2024 klo 8.00', 'text')?.at).toBe(
      '2024-04-25T05:00:00.000Z',
    );
  });

  it('has no answer where no such word stands', () => {
    expect(writtenUpdate('Julkaistu 24.4.2024', 'text')).toBeUndefined();
  });
});
