import { type ConditionReason, reasonInWords } from '../../domain/source-health.ts';
import { printedDate, printedDay } from '../../domain/time.ts';
import { words } from './words.ts';

const days = (count: number, one: string, several: string) => `${count} ${count === 1 ? one : several}`;

export const sourceWords = words(
  {
    title: 'Sources',
    lead: 'Where we look, and how each source is by its own rhythm. Addresses and selectors stand in sources.yaml.',
    conditions: {
      working: 'working',
      quiet: 'quiet',
      broken: 'broken',
      refused: 'refused by site',
      paused: 'paused',
      'not-asked': 'not asked yet',
    },
    disabled: 'not in use',
    reason: (reason: ConditionReason) => reasonInWords(reason),
    bannerTitle: 'These sources do not speak as they used to:',
    count: (well: number, all: number) => `${well} of ${all} are working.`,
    source: 'Source',
    state: 'State',
    lastSuccess: 'Last success',
    newest: 'Newest item',
    rhythm: 'Something new',
    week: 'New in a week',
    found: 'New, 28 days',
    accepted: 'Accepted',
    toReview: 'To review',
    never: 'never',
    unknown: 'not known yet',
    everyDays: (usual: number) => (usual === 1 ? 'every day' : `every ${usual} days`),
    weekUnknown: 'usual volume not known yet',
    band: (week: number, low: number, high: number) => `${week} (usually ${low}–${high})`,
    outside: { below: 'fewer than usual', above: 'more than usual' },
    sparkline: (fresh: number, withNews: number) =>
      `${fresh} new items in 28 days, on ${days(withNews, 'day', 'days')}`,
    why: 'Why',
    since: 'Since',
    address: 'Address',
    kind: 'Kind',
    kinds: { feed: 'feed', listing: 'listing', sitemap: 'sitemap' },
    asked: 'Asked',
    everyMinutes: (now: string, base: string) =>
      now === base ? `every ${now}` : `every ${now} now, by what it publishes; ${base} in sources.yaml`,
    minutes: (count: number) => `${count} min`,
    hours: (count: number) => `${count} h`,
    nextDue: 'Due next',
    nextPass: (at: string) => `The next pass begins ${at}.`,
    noPass: 'No pass is planned.',
    lastFailure: 'Last failure',
    runs: 'The last passes',
    noRuns: 'No pass has asked it yet',
    noRunsHelp: 'The next pass does; its funnel will stand here.',
    run: 'Pass',
    outcome: 'Outcome',
    outcomes: {
      polled: 'understood',
      'not-modified': 'not changed',
      failed: 'failed',
      'not-due': 'articles only',
    },
    announced: 'Announced',
    fresh: 'New',
    read: 'Read',
    withoutHint: 'No hint',
    unread: 'Unread',
    pause: 'Pause',
    resume: 'Resume',
    askNow: 'Ask at the next pass',
    saidPaused: 'Paused. No pass asks it until it is resumed.',
    saidResumed: 'Resumed. The next pass in which it is due asks it.',
    saidAsked: (at: string) => `It is asked in the next pass, ${at}.`,
    pages: 'The page then and now',
    pagesHelp:
      'The last page that was understood beside the last that was not, and what selectors find in each.',
    good: 'Understood',
    bad: 'Not understood',
    live: 'Just now',
    noGood: 'None is kept yet: the next pass in which it changes keeps one.',
    noBad: 'None was kept: no page of it was left without being understood.',
    items: (count: number) => days(count, 'item', 'items'),
    more: (count: number) => `… and ${count} more`,
    pageText: 'The page as text',
    cutOff: (shown: number) => `only its first ${shown} characters are shown`,
    selector: 'Selector',
    finds: 'Finds',
    findsOf: (finds: number, of: number) => `${finds} of ${of}`,
    findsNothing: 'nothing',
    tryTitle: 'Try selectors',
    tryHelp: 'Nothing is saved. What works is written into sources.yaml on the server.',
    fields: {
      item: 'Item',
      title: 'Headline',
      url: 'Link',
      date: 'Date',
      summary: 'Summary',
      image: 'Image',
      next: 'Next page',
    },
    tryKept: 'Try on these pages',
    tryLive: 'Ask the site now',
    unsaved: 'with selectors that are not saved',
    noTitle: 'no headline',
    empty: 'No sources',
    emptyHelp: 'Write some into sources.yaml.',
  },
  {
    title: 'Lähteet',
    lead: 'Mistä etsitään, ja miten kukin lähde voi omaan rytmiinsä nähden. Osoitteet ja valitsimet ovat tiedostossa sources.yaml.',
    conditions: {
      working: 'toimii',
      quiet: 'hiljaa',
      broken: 'rikki',
      refused: 'sivusto kieltää',
      paused: 'tauolla',
      'not-asked': 'ei vielä kysytty',
    },
    disabled: 'ei käytössä',
    reason: (reason: ConditionReason) => finnishReason(reason),
    bannerTitle: 'Nämä lähteet eivät puhu kuten ennen:',
    count: (well: number, all: number) => `${well}/${all} toimii.`,
    source: 'Lähde',
    state: 'Tila',
    lastSuccess: 'Viimeksi onnistui',
    newest: 'Uusin',
    rhythm: 'Uutta',
    week: 'Uusia viikossa',
    found: 'Uusia, 28 pv',
    accepted: 'Hyväksytty',
    toReview: 'Arvioitavana',
    never: 'ei koskaan',
    unknown: 'ei vielä tiedossa',
    everyDays: (usual: number) => (usual === 1 ? 'joka päivä' : `${usual} päivän välein`),
    weekUnknown: 'tavallinen määrä ei vielä tiedossa',
    band: (week: number, low: number, high: number) => `${week} (tavallisesti ${low}–${high})`,
    outside: { below: 'vähemmän kuin yleensä', above: 'enemmän kuin yleensä' },
    sparkline: (fresh: number, withNews: number) =>
      `${fresh} uutta 28 päivässä, ${days(withNews, 'päivänä', 'päivänä')}`,
    why: 'Syy',
    since: 'Alkaen',
    address: 'Osoite',
    kind: 'Laji',
    kinds: { feed: 'syöte', listing: 'luettelosivu', sitemap: 'sivukartta' },
    asked: 'Kysytään',
    everyMinutes: (now: string, base: string) =>
      now === base
        ? `${now} välein`
        : `nyt ${now} välein sen mukaan, mitä lähde julkaisee; sources.yaml: ${base}`,
    minutes: (count: number) => `${count} min`,
    hours: (count: number) => `${count} h`,
    nextDue: 'Seuraava vuoro',
    nextPass: (at: string) => `Seuraava kierros alkaa ${at}.`,
    noPass: 'Kierrosta ei ole suunniteltu.',
    lastFailure: 'Viimeisin virhe',
    runs: 'Viimeiset kierrokset',
    noRuns: 'Yksikään kierros ei ole vielä kysynyt',
    noRunsHelp: 'Seuraava kysyy; tulos näkyy tässä.',
    run: 'Kierros',
    outcome: 'Tulos',
    outcomes: {
      polled: 'ymmärretty',
      'not-modified': 'ei muuttunut',
      failed: 'epäonnistui',
      'not-due': 'vain artikkeleita',
    },
    announced: 'Ilmoitettu',
    fresh: 'Uusia',
    read: 'Luettu',
    withoutHint: 'Ei vihjettä',
    unread: 'Lukematta',
    pause: 'Tauko',
    resume: 'Jatka',
    askNow: 'Kysy seuraavalla kierroksella',
    saidPaused: 'Tauolla. Yksikään kierros ei kysy, ennen kuin tauko päätetään.',
    saidResumed: 'Tauko päättyi. Lähteeltä kysytään, kun sen vuoro tulee.',
    saidAsked: (at: string) => `Lähteeltä kysytään seuraavalla kierroksella, ${at}.`,
    pages: 'Sivu silloin ja nyt',
    pagesHelp:
      'Viimeinen ymmärretty sivu ja viimeinen, jota ei ymmärretty, ja mitä valitsimet löytävät kummastakin.',
    good: 'Ymmärretty',
    bad: 'Ei ymmärretty',
    live: 'Juuri nyt',
    noGood: 'Sivua ei ole vielä tallessa: seuraava kierros, jolla se on muuttunut, tallentaa sen.',
    noBad: 'Ei tallessa: yksikään sivu ei ole jäänyt ymmärtämättä.',
    items: (count: number) => days(count, 'kohta', 'kohtaa'),
    more: (count: number) => `… ja ${count} muuta`,
    pageText: 'Sivu tekstinä',
    cutOff: (shown: number) => `vain ensimmäiset ${shown} merkkiä näytetään`,
    selector: 'Valitsin',
    finds: 'Löytää',
    findsOf: (finds: number, of: number) => `${finds}/${of}`,
    findsNothing: 'ei mitään',
    tryTitle: 'Kokeile valitsimia',
    tryHelp: 'Mitään ei tallenneta. Toimivat valitsimet kirjoitetaan palvelimen tiedostoon sources.yaml.',
    fields: {
      item: 'Kohta',
      title: 'Otsikko',
      url: 'Linkki',
      date: 'Päiväys',
      summary: 'Tiivistelmä',
      image: 'Kuva',
      next: 'Seuraava sivu',
    },
    tryKept: 'Kokeile näihin sivuihin',
    tryLive: 'Kysy sivustolta nyt',
    unsaved: 'tallentamattomilla valitsimilla',
    noTitle: 'ei otsikkoa',
    empty: 'Ei lähteitä',
    emptyHelp: 'Kirjoita niitä tiedostoon sources.yaml.',
  },
);

/** What a server or a reader said stays as it was said. */
function finnishReason(reason: ConditionReason): string {
  switch (reason.code) {
    case 'well':
      return 'vastaa kuten yleensä';
    case 'not-asked':
      return 'ei vielä kysytty; seuraava kierros kysyy';
    case 'misses':
      return `epäonnistui ${times(reason.times)}, viimeksi: ${reason.message}; yritetään uudelleen`;
    case 'failing':
      return `epäonnistui ${times(reason.times)}, viimeksi: ${reason.message}`;
    case 'refused':
      return `vastaus on kieltävä (${reason.message}); kysy sivuston toimitukselta tai poista lähde käytöstä`;
    case 'few-items':
      return `sivulla on ${reason.items} kohtaa, kun ${reason.usualItems} on jo vähän; valitsimet tai osoite voivat olla vanhentuneet`;
    case 'no-headlines':
      return 'kohdilla ei ole enää otsikoita; sivu on ehkä rakennettu uudelleen';
    case 'no-dates':
      return 'kohdilla ei ole enää päiväyksiä; sivu on ehkä rakennettu uudelleen';
    case 'nothing-new':
      return `ei mitään uutta ${reason.days} päivään, kun väli on tavallisesti ${reason.usualDays} pv; katso, onko se muuttanut`;
    case 'nothing-newer':
      return `ei mitään uudempaa kuin ${printedDay(reason.newest)}; katso, onko se muuttanut`;
    case 'paused':
      return `tauolla ${printedDate(reason.at)} alkaen (${reason.by})`;
  }
}

function times(count: number): string {
  return count === 1 ? 'kerran' : `${count} kertaa peräkkäin`;
}
