import { words } from './words.ts';

/** Links that readers were given and that broke. */
export const linkWords = words(
  {
    title: 'Links',
    lead: 'Links that readers were given and that lead elsewhere, or nowhere, by now. Each is looked at again every week.',
    empty: 'No link is broken',
    emptyHelp:
      'What is found to be gone, moved or for subscribers appears here after the pass that found it.',
    states: {
      moved: 'moved',
      paywalled: 'now for subscribers',
      gone: 'link gone',
      withdrawn: 'article withdrawn',
      unreachable: 'site does not answer',
    },
    story: 'Story',
    state: 'Found',
    seen: 'Looked at',
    what: 'What to do',
    newAddress: 'New address',
    use: 'Use the new address',
    editStory: 'Give another address',
    dismiss: 'Leave it so',
    copy: (day: string) => `Copy of ${day}`,
    copies: 'Copies kept (as text)',
    copyLost: 'This copy is lost',
    copyGone: (file: string) =>
      `It stood in archive/${file} in the data folder, which was removed or lost its end. The file of that name in a backup may still hold it.`,
    copyDamaged: (file: string) =>
      `In archive/${file} in the data folder something else stands in its place; its other copies are not affected. The file of that name in a backup may still hold it.`,
    said: {
      used: 'Readers are sent to the new address from the next publishing on.',
      dismissed: 'It is not shown any more, unless it changes.',
      nothing: 'That link is not broken any more; nothing was changed.',
    },
  },
  {
    title: 'Linkit',
    lead: 'Lukijoille annetut linkit, jotka vievät nyt muualle tai eivät minnekään. Jokainen tarkistetaan viikoittain.',
    empty: 'Yksikään linkki ei ole rikki',
    emptyHelp: 'Poistuneet, siirtyneet ja maksumuurin taakse menneet näkyvät tässä kierroksen jälkeen.',
    states: {
      moved: 'siirtynyt',
      paywalled: 'nyt tilaajille',
      gone: 'linkki poistunut',
      withdrawn: 'artikkeli poistettu',
      unreachable: 'sivusto ei vastaa',
    },
    story: 'Juttu',
    state: 'Havainto',
    seen: 'Tarkistettu',
    what: 'Mitä tehdään',
    newAddress: 'Uusi osoite',
    use: 'Käytä uutta osoitetta',
    editStory: 'Anna toinen osoite',
    dismiss: 'Jätä näin',
    copy: (day: string) => `Kopio ${day}`,
    copies: 'Tallessa olevat kopiot (tekstinä)',
    copyLost: 'Tämä kopio on kadonnut',
    copyGone: (file: string) =>
      `Se oli datakansion tiedostossa archive/${file}, joka on poistettu tai jonka loppu puuttuu. Se voi olla tallella varmuuskopion samannimisessä tiedostossa.`,
    copyDamaged: (file: string) =>
      `Datakansion tiedostossa archive/${file} on sen paikalla jotain muuta; muut kopiot ovat tallella. Se voi olla tallella varmuuskopion samannimisessä tiedostossa.`,
    said: {
      used: 'Lukijat ohjataan uuteen osoitteeseen seuraavasta julkaisusta alkaen.',
      dismissed: 'Sitä ei näytetä enää, ellei tilanne muutu.',
      nothing: 'Linkki ei ole enää rikki; mitään ei muutettu.',
    },
  },
);
