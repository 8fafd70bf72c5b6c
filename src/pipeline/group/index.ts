/**
 * Group: the same news once, with all its coverage. Nothing is removed; every outlet's item is kept.
 *
 * Two articles are linked when one of these holds, the strongest first. Each rule has its guard against joining what
 * only looks alike, and each link keeps its reasons in words.
 *
 * 1. Same article: the same address or the outlet's same article number (one for yle.fi and svenska.yle.fi); http and
 *    https, www, AMP count as one. A changed headline or a longer text is the same article still.
 *    Guard: a page that is rewritten every day (less than a fifth of the text in common, and another title
 *    or another day) is a new article.
 * 2. Same text: the texts share 85 % of their runs of three words, or a teaser is the same to the letter.
 *    Guard: titles that differ in numbers, dates and weekdays only are issues of a series, and join only
 *    when the text is the very same.
 * 3. Near text: half of both texts is common, or 70 % of the shorter one is in the longer one: releases
 *    with an outlet's own lead-in, cut or lengthened.
 *    Guards: within seven days; not a series; not one outlet with two titles on two days (a form filled in
 *    anew); a text four times as long is a round-up unless the headlines share two words.
 * 4. Same headline, of at least four telling words, with a fifth of the text in common, or published
 *    within three days by another outlet, within one day by the same.
 *    Guard: "Kolumni", "Pääkirjoitus", "Uutiset lyhyesti" and the like tell nothing and have no such key.
 * 5. Same event in other words, in one language or across Finnish, Swedish and English. `features/` takes from
 *    headline, lead and opening what the languages share: names without their endings, places by all their names,
 *    numbers with what they count, dates, what happened to what kind of thing. What both have counts by how rare it is
 *    in the archive, and more in headline and lead than in the background.
 *    What outlets publish within a day of each other is a little likelier to be one event. An event has many names: who
 *    sells and who buys, the court that rejects and the plant that halts are of one family, and a headline that tells of
 *    any of a family is not unheard of. A town is no stranger to its region, nor anything to a country, which says whose
 *    a company is. Sums in euros and in kronor, dollars or pounds, and numbers that one of two rounds, count as near.
 *    Guards: two independent kinds of evidence (who; how much; what, where and when); what speaks against it takes
 *    points away: other names, numbers, places or events in the heads, headlines that tell of different things, the more
 *    so from one day to another, days between them, one newsroom writing again the next day, a headline that says that
 *    it is a comment or a round-up. Two periods (Q1, Q2) are never one event, nor are articles ten days apart, issues of
 *    a series, or copies that rules 2 and 3 have refused.
 *    What falls short, but not far, is a suggestion for staff.
 *
 * Rules 2 to 4 hold within a language. Contact lines and "About the company" are left out before texts are compared.
 *
 * Whether two articles are linked depends on the two and on the weights, on nothing else, and a story is whatever links
 * connect; so the order in which articles come does not matter. One that links two stories joins the one that it is most
 * like, and names the other as a bridge. Two things bound this. Weights move as the archive grows: they are taken from
 * counts frozen at the beginning of a pass and move by whole tenths, so that a pass over the same articles gives the
 * same links, and an old link is never taken back. And a story spans `publish.storyDays` at most: what would stretch it
 * further opens another, which also bounds how far a chain of links can drift.
 */
export { fingerprintOf } from './fingerprint.ts';
export { group } from './grouping.ts';
export { guidOf } from './guid.ts';
export { originOf } from './origin.ts';
export { createStoryIndex, type Placed, type StoryIndex } from './story-index.ts';
