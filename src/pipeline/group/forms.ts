/** How comments call themselves at the beginning of a headline: `Ledare: …`, `Kolumni | …`. */
const COMMENT =
  /^(?:pääkirjoitus|kolumni|mielipide\p{L}*|lukijalta|vieraskynä|analyysi|näkökulma|kommentti|blogi|essee|ledare|kolumn|insändare|debatt|krönika|kommentar|analys|editorial|opinion|column|comment(?:ary)?|analysis|op-ed|letters?)\s*[:|–—-]/iu;

/** How round-ups of many stories do. */
const ROUND_UP =
  /(?:viikko|vecka|veckan|week)\s\d|\b(?:in brief|i korthet|lyhyesti|round-?up|newsletter|uutiskirje|nyhetsbrev|viikkokatsaus|veckoöversikt|weekly (?:digest|review))\b/iu;

/** Whether the headline says that this is a comment or a round-up, which has the names and numbers of news. */
export function isComment(title: string): boolean {
  return COMMENT.test(title) || ROUND_UP.test(title);
}
