import { describe, expect, it } from 'vitest';
import { articleOf, PARAGRAPHS, pageWith } from './reading.ts';

const TEXT = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('');
const STATED = '<meta property="article:published_time" content="2024-05-20T09:00:00Z">';
const DAY = '2024-06-02T21:00:00.000Z';

function dateOf(head: string, below: string) {
  return articleOf(pageWith(head, `${below}${TEXT}`)).publishedAt;
}

describe('the day printed below the headline', () => {
  it.each([
    ['by itself', '<span>3.6.2024</span>'],
    ['with its weekday', '<span>Monday, 3 June 2024</span>'],
    ['behind a label', '<span>Julkaisupäivä</span> <time>3.6.2024</time>'],
    ['with a time of a zone that it does not name', '<div>3.6.2024 | 15:33 Uhr |</div>'],
    ['after the day of a change', '<span class="updated">2024-06-05</span><span>3.6.2024</span>'],
    ['at the head of the first paragraph', `<p>3.6.2024 – ${PARAGRAPHS.join(' ')}</p>`],
  ])('goes before the one that a machine stated: %s', (_, below) => {
    expect(dateOf(STATED, below)).toEqual({ at: DAY, precision: 'day', from: 'text' });
  });

  it.each([
    ['of a change', '<p>Päivitetty 3.6.2024</p>'],
    ['of a change, its label before it', '<p><span>Updated</span> <span>3.6.2024</span></p>'],
    ['of a picture', '<figure><figcaption>3.6.2024</figcaption></figure>'],
    ['of a comment', '<div class="comment"><span>3.6.2024</span></div>'],
    ['of an event', '<ul><li><b>3.6.2024</b> messut</li><li><b>5.6.2024</b> seminaari</li></ul>'],
    ['behind another word for it', '<time>eilen</time><span>3.6.2024</span>'],
    ['in the middle of the text', `<p>${PARAGRAPHS.join(' ')}</p><p>3.6.2024</p>`],
    ['read in another order', '<span>5.4.2024</span>', '2024-05-04T09:00:00.000Z'],
    ['read in another order, in another zone', '<span>5/4/2024</span>', '2024-05-05T02:00:00.000Z'],
    ['of a period', '<p>1.–3.6.2024</p>'],
    ['beside other words', '<p>Kaava: 3.6.2024</p>'],
    ['of another zone', '<span>20.5.2024 23.30</span>'],
  ])('does not where it is one %s', (_, below, at = '2024-05-20T09:00:00.000Z') => {
    const head = `<meta property="article:published_time" content="${at}">`;

    expect(dateOf(head, below)?.at).toBe(at);
  });
});

describe('without a stated day', () => {
  it.each([
    ['a press release says its day', '<p>Pressemitteilung vom 3. Juni 2024 | Kotka</p>'],
    ['version control wrote it', '<p>$Date: 2024/06/03 06:31:41 $</p>'],
  ])('%s', (_, below) => {
    expect(dateOf('', below)).toMatchObject({ from: 'text', at: expect.stringMatching(/^2024-06-0[23]/) });
  });

  it('is read from RDFa', () => {
    expect(dateOf('', '<span property="schema:dateCreated" content="2024-06-03"></span>')).toMatchObject({
      at: DAY,
      from: 'time-element',
    });
  });

  it.each([
    ['events', '<ul><li class="date">3.6.2024</li><li class="date">5.6.2024</li></ul>'],
    ['comments', '<div class="comments"><span class="comment-date">3.6.2024</span></div>'],
  ])('does not take a day from %s', (_, below) => {
    expect(dateOf('', below)?.from).not.toBe('text');
  });
});
