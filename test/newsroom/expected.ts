/**
 * The truth about the invented press: which of its articles belong in the digest, and as which stories. Everything
 * that is not named here does not belong.
 */
import { parseInstant } from '../../src/domain/time.ts';

/** When the newsroom's readers read it. */
export const NEWSROOM_NOW = parseInstant('2024-05-10T09:00:00Z');

export interface ExpectedStory {
  readonly headline: string;
  /** As printed, of the article whose headline stands for the story. */
  readonly outlet: string;
  readonly language: 'fi' | 'sv' | 'en';
  /** Printed names of the other outlets that had it, sorted. */
  readonly alsoIn: readonly string[];
  /** Ids of its articles; the first one stands for it. */
  readonly articles: readonly string[];
  /** Out only when the newsroom's day has come; 1 where it is missing. */
  readonly fromDay?: number;
}

export const EXPECTED_STORIES: readonly ExpectedStory[] = [
  {
    // One release on four sites, each with a headline and a lead-in of its own.
    headline: 'Odotus palkittiin – Kymenlaaksoon tulee 620 miljoonan euron katodimateriaalitehdas',
    outlet: 'Kymijoen Uutiset',
    language: 'fi',
    alsoIn: ['Karhulan Katodi', 'Satakunnan Viesti', 'Viestipalvelu Kaiku'],
    articles: [
      'kymijoen-katoditehdas',
      'tiedote-katoditehdas',
      'satakunnan-katoditehdas',
      'yhtio-katoditehdas',
    ],
  },
  {
    headline: 'BATCircle-yhteistyö vie mustan massan käsittelyn koetehtaaseen',
    outlet: 'Viestipalvelu Kaiku',
    language: 'fi',
    alsoIn: ['Pohjoisen Talous'],
    articles: ['tiedote-batcircle', 'pohjoisen-batcircle'],
  },
  {
    headline: 'Akkutehtaisiin tarvitaan tuhansia tekijöitä, eikä Kymenlaakson oma väki riitä',
    outlet: 'Rannikkoradio',
    language: 'fi',
    alsoIn: [],
    articles: ['akkutehtaiden-tekijat'],
  },
  {
    headline:
      'Litiumkaivos aloitti louhinnan Keski-Pohjanmaalla – ensimmäinen spodumeenirikaste lähtee jalostamolle syksyllä',
    outlet: 'Rannikkoradio',
    language: 'fi',
    alsoIn: [],
    articles: ['litiumkaivos-louhinta'],
  },
  {
    headline:
      'Vanhoista sähköautojen akuista mustaa massaa – Satakuntaan rakennetaan akkujen kierrätyslaitos',
    outlet: 'Rannikkoradio',
    language: 'fi',
    alsoIn: [],
    articles: ['kierratyslaitos-poriin'],
  },
  {
    headline: 'Batterifabriken i Vasa får grönt ljus – bygget av anodmaterial börjar i höst',
    outlet: 'Kustradion',
    language: 'sv',
    alsoIn: [],
    articles: ['batterifabrik-vasa'],
  },
  {
    headline: 'Ny anläggning för batteriåtervinning planeras i Karleby',
    outlet: 'Kustradion',
    language: 'sv',
    alsoIn: [],
    articles: ['batteriatervinning-karleby'],
  },
  {
    // Its page may stumble at the first request, while the feed goes on answering 304.
    headline:
      'Akkukemikaalitehtaan ympäristölupa tulee nähtäville – päästöraja on tiukempi kuin hakija toivoi',
    outlet: 'Kymijoen Uutiset',
    language: 'fi',
    alsoIn: [],
    articles: ['akkukemikaalit-lupa'],
  },
  {
    headline:
      'Litiumraffinaderiet anställer 140 personer – litiumhydroxid ska räcka till en halv miljon elbilar',
    outlet: 'Österbottens Dagblad',
    language: 'sv',
    alsoIn: [],
    articles: ['litiumraffinaderi'],
  },
  {
    headline: 'Gentler leaching recovers lithium from black mass before nickel and cobalt',
    outlet: 'Saimaa Institute of Technology',
    language: 'en',
    alsoIn: [],
    articles: ['black-mass-leaching'],
  },
  {
    headline: "What the Critical Raw Materials Act asks of Finland's battery value chain",
    outlet: 'Saimaa Institute of Technology',
    language: 'en',
    alsoIn: [],
    articles: ['critical-raw-materials'],
  },
  {
    headline:
      'Nikkelisulfaatin vienti kaksinkertaistui – akkukemikaaleista tulee Kainuun tärkein vientituote',
    outlet: 'Pohjoisen Talous',
    language: 'fi',
    alsoIn: [],
    articles: ['nikkelisulfaatti-vienti'],
  },
  {
    headline: 'Nordic nickel sulphate finds a buyer as cathode active material makers hedge their bets',
    outlet: 'Battery Metals Weekly',
    language: 'en',
    alsoIn: [],
    articles: ['nickel-sulphate-contract'],
  },
  {
    // Neither feed nor page says when it was.
    headline: 'Battery recycling rules leave black mass owners in no hurry to sell',
    outlet: 'Battery Metals Weekly',
    language: 'en',
    alsoIn: [],
    articles: ['recycled-content'],
  },
  {
    headline: 'Katodmaterial utan kobolt & med mindre nickel – så ska batteriindustrin klara råvarukrisen',
    outlet: 'Teknik & Miljö',
    language: 'sv',
    alsoIn: [],
    articles: ['katodmaterial-utan-kobolt'],
  },
  {
    headline:
      'Akkujen kierrätys tuo saariston satamaan uuden laivalinjan – akkujätettä kerätään koko Itämereltä',
    outlet: 'Saaristolehti',
    language: 'fi',
    alsoIn: [],
    articles: ['akkujatteen-satama'],
  },
  {
    // robots.txt keeps us from its page: judged and printed by what the feed gives away.
    headline:
      'Akkumineraaleja etsitään nyt lentäen – Sodankylän koboltti ja nikkeli kiinnostavat akkuteollisuutta',
    outlet: 'Lapin Kaiku',
    language: 'fi',
    alsoIn: [],
    articles: ['akkumineraalit-sodankyla'],
  },
  {
    headline: 'Selkokielellä – Haminaan aiotaan rakentaa akkutehdas',
    outlet: 'Selkouutiset',
    language: 'fi',
    alsoIn: [],
    articles: ['selko-akkutehdas'],
  },
  {
    headline: 'Selkokielellä – litiumkaivos saa jatkaa töitä',
    outlet: 'Selkouutiset',
    language: 'fi',
    alsoIn: [],
    articles: ['selko-litiumkaivos'],
    fromDay: 2,
  },
];

/** Articles that wait for staff, and why. */
export const EXPECTED_REVIEW: ReadonlyMap<string, string> = new Map([
  ['energilager-nykarleby', 'batteries for the grid: near the subject, but not of it'],
  ['nikkelin-hinta', 'the price of a battery metal, with one half-sentence about batteries'],
  ['lithium-plan-2013', 'on the subject, but from 2013: no news'],
]);

export type Belonging = 'digest' | 'review' | 'no';

/** Where an article is to end up once everything has been read. */
export function belonging(articleId: string): Belonging {
  if (EXPECTED_STORIES.some(({ articles }) => articles.includes(articleId))) return 'digest';
  return EXPECTED_REVIEW.has(articleId) ? 'review' : 'no';
}

/** The stories that are out on that day of the newsroom. */
export function expectedStories(day = 1): readonly ExpectedStory[] {
  return EXPECTED_STORIES.filter(({ fromDay = 1 }) => fromDay <= day);
}
