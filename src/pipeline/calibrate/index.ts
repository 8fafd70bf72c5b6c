/**
 * Calibrate: what would the decisions of staff have the numbers in topics.yaml be?
 *
 * 1. Staff approve and reject stories. The article that stands for a story counts once, however many sites repeat it.
 *    Fewer than 150 decisions say too little, and nothing is proposed.
 * 2. Each number that is written counts once, in all topics that share it: a group's weight (its cap and the weights
 *    of single words go with it), a near rule's weight, the threshold for accepting. A number that nobody wrote stays
 *    what it is by default.
 * 3. The numbers move no further from where staff put them than the decisions ask for, and no word changes sides.
 *    A change of less than a tenth is not worth a change.
 * 4. A proposal has to leave fewer decisions wrong than there are now, as the filter itself counts them; else the
 *    numbers stay. It goes no further than it takes to leave the fewest wrong.
 * 5. Words that tell approved articles which the topics did not accept from rejected ones may be missing terms. What
 *    a term finds already is never proposed.
 * 6. Nothing is changed: staff read the proposal and decide.
 *
 * Pure, in a fixed number of steps: the same decisions give the same proposal, in whatever order they come.
 */
export { type Decided, type Errors, errorCount, errorsOf } from './decided.ts';
export { fitDials, partOfTheWay } from './fit.ts';
export { type MissingWord, missingWords } from './missing-words.ts';

/** Below this many the untouched rules are as good or better (measured on shuffled samples of labelled headlines). */
export const DECISIONS_NEEDED = 150;
