/**
 * What outlets and issuers put under every text of theirs, and what would make strangers alike:
 * contact lines, "About the company", invitations to subscribe. Left out before texts are compared;
 * never left out of what is stored or matched.
 */

/** From such a line on, nothing of the news follows. */
const TAIL_HEADING = new RegExp(
  `^(?:${[
    'lisätie(?:toja|dot)(?: antaa| antavat)?',
    'lue (?:myös|lisää)',
    'yhteydenotot',
    'yhteystiedot',
    'tietoa (?:yrityksestä|julkaisijasta)',
    'ytterligare information',
    'mer(?:a)? information',
    'närmare upplysningar',
    'läs (?:också|mer|även)',
    'kontakt(?:er|uppgifter)?',
    '(?:for )?(?:further|more|additional) information',
    'read (?:also|more)',
    '(?:media )?contacts?',
    'notes to editors?',
    '(?:about|om|tietoa) [\\p{L}\\p{N}&.\\- ]{2,40}',
  ].join('|')})\\s*:?\\s*$`,
  'iu',
);

const TAIL_OPENING =
  /^(?:lisätietoja(?: antaa| antavat)?|ytterligare information|(?:for )?(?:further|more) information)\b[^.]{0,30}:/iu;

const CONTACT_LINE =
  /(?:(?<![\w.+-])[\w.+-]{1,64}(?:@|\(at\)|\[at\])[\w-]+\.\w+|(?:\+358|\bp\.|\bpuh\.|\btel\.?|\bphone:?)[\s\d()-]{6,})/iu;

/** Paragraphs and lines that hold what this article says. A tail begins in the last two thirds, or it is no tail. */
export function withoutBoilerplate(text: string): string {
  const lines = text.split(/\n+/).map((line) => line.trim());
  const kept: string[] = [];
  let seen = 0;
  for (const line of lines) {
    const isTail = TAIL_HEADING.test(line) || TAIL_OPENING.test(line);
    if (isTail && seen > text.length / 3) break;
    seen += line.length;
    if (!isTail && !isContact(line)) kept.push(line);
  }
  return kept.join('\n');
}

/** A line that is about how to reach somebody, not a sentence that happens to name an address. */
function isContact(line: string): boolean {
  return line.length < 160 && CONTACT_LINE.test(line);
}
