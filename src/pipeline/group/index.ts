/**
 * Group: the same news once, with all its coverage. Nothing is removed; every outlet's item is kept.
 *
 * An article joins the story of a neighbour when one of these holds, the strongest first. Each rule has
 * its guard against joining what only looks alike.
 *
 * 1. Same article: the same address or the outlet's same article number; http and https, www, AMP count as
 *    one. A changed headline or a longer text is the same article still.
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
 *
 * Articles in different languages never join here. Contact lines and "About the company" are left out
 * before texts are compared. Of several neighbours the strongest rule wins, then the greater similarity,
 * then the article that was there first: the order in which they come does not matter.
 */
export { fingerprintOf } from './fingerprint.ts';
export { group } from './grouping.ts';
export { guidOf } from './guid.ts';
export { originOf } from './origin.ts';
export { createStoryIndex, type Placed, type StoryIndex } from './story-index.ts';
