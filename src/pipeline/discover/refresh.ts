/** How long a feed says that it holds, before its first item: `ttl` of RSS 2.0, or the syndication module of RSS 1.0. */
const TTL = /<ttl>\s*(\d{1,6})\s*<\/ttl>/i;
const PERIOD = /<sy:updatePeriod>\s*(hourly|daily|weekly|monthly|yearly)\s*<\/sy:updatePeriod>/i;
const FREQUENCY = /<sy:updateFrequency>\s*(\d{1,4})\s*<\/sy:updateFrequency>/i;
const PERIOD_MINUTES: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};
/** Of the document, in characters: what a channel says of itself stands at its beginning. */
const HEAD = 20_000;

/** In minutes; undefined where it says nothing. */
export function refreshMinutes(text: string): number | undefined {
  const head = text.slice(0, HEAD).split(/<(?:item|entry)[\s>]/i, 1)[0] ?? '';
  const ttl = Number(TTL.exec(head)?.[1] ?? 0);
  const period = PERIOD_MINUTES[PERIOD.exec(head)?.[1]?.toLowerCase() ?? ''] ?? 0;
  const often = Math.max(1, Number(FREQUENCY.exec(head)?.[1] ?? 1));
  const minutes = Math.max(ttl, period / often);
  return minutes > 0 ? minutes : undefined;
}
