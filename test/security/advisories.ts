/**
 * Advisories of feed readers, page watchers and the parsers under them: what went wrong there, and what holds the same
 * here. `by` names a test by its file and a part of its title; `cannot` says in a line why it cannot happen.
 */
export interface Advisory {
  readonly id: string;
  readonly lesson: string;
  readonly by?: readonly (readonly [file: string, title: string])[];
  readonly cannot?: string;
}

const SSRF = 'test/security/ssrf.test.ts';
const HERE = 'test/security/advisories.test.ts';
const GATE = 'test/adapters/one-gate.test.ts';
const ROUTES = 'test/web/routes.test.ts';
const SIGN_IN = 'test/web/sign-in.test.ts';
const SECRETS = 'test/security/secrets.test.ts';
const FUZZ = 'test/fuzz/fuzz.test.ts';

export const ADVISORIES: readonly Advisory[] = [
  {
    id: 'CVE-2023-22493',
    lesson: 'never build a host from input',
    by: [[HERE, 'no address is put together from pieces']],
  },
  {
    id: 'GHSA-3p3p-cgj7-vgw3',
    lesson: 'one guarded way to fetch',
    by: [[GATE, 'has no other way to the network']],
  },
  {
    id: 'CVE-2022-31110',
    lesson: 'expressions from outside need a bound',
    by: [
      ['test/config/expressions.test.ts', 'is refused where it could take for ever'],
      ['test/tools/check-regexps.test.ts', 'no regular expression of ours is slow'],
    ],
  },
  {
    id: 'CVE-2021-21278',
    lesson: 'nothing from a page is run',
    by: [
      [GATE, 'has no other way to the network'],
      [HERE, 'runs no text as code'],
    ],
  },
  {
    id: 'CVE-2023-27592',
    lesson: 'error pages are pages: escaped, with their headers',
    by: [
      [HERE, 'an address that is not there is not repeated'],
      ['test/web/pages.test.ts', 'after an error of ours shows a number'],
    ],
  },
  {
    id: 'CVE-2023-27591',
    lesson: 'trust the socket, not a header',
    by: [[SIGN_IN, 'takes it of nobody else']],
  },
  {
    id: 'CVE-2025-31483',
    lesson: 'what is proxied needs a policy of its own, or do not proxy',
    cannot: 'nothing is proxied: pictures are linked, never fetched or served by us',
    by: [[HERE, 'no route gives out what another site holds']],
  },
  {
    id: 'GHSA-xwh2-742g-w3wp',
    lesson: 'pictures and icons are untrusted addresses too',
    by: [[HERE, 'nothing that a feed or page only shows is asked for']],
  },
  {
    id: 'Miniflux 2.2.18',
    lesson: 'check at connect time; carrier-grade NAT',
    by: [[SSRF, 'that is rebound between two requests']],
  },
  {
    id: 'GHSA-m999-j542-5w3r',
    lesson: 'a backslash in a relative address leads away',
    by: [
      ['test/web/html.test.ts', 'lets no address %j into a link'],
      [HERE, 'a folder without its slash leads nowhere else'],
    ],
  },
  {
    id: 'Miniflux 2.3.1 to 2.3.3',
    lesson: 'sort keys, limits and timing',
    by: [
      [HERE, 'no statement is put together from what a person sends'],
      [SIGN_IN, 'asks the same of scrypt for an unknown e-mail'],
    ],
  },
  {
    id: 'CVE-2022-23497',
    lesson: 'serve only what is published',
    by: [['test/web/public.test.ts', 'is not served at %s']],
  },
  {
    id: 'CVE-2023-22481',
    lesson: 'no password in a log',
    by: [[SECRETS, 'stands in no log, no receipt and no message']],
  },
  {
    id: 'CVE-2025-62166',
    lesson: 'whose is it? ask for each object',
    by: [[HERE, 'a feed of a view can be ended by its owner only']],
  },
  {
    id: 'CVE-2025-68932',
    lesson: 'tokens from a strong source',
    by: [[HERE, 'draws no lots with Math.random']],
  },
  {
    id: 'FreshRSS 8797',
    lesson: 'names of feeds and authors are hostile too',
    by: [['test/security/output.test.ts', 'is inert in the page']],
  },
  {
    id: 'FreshRSS 1.30.0',
    lesson: 'local networks are refused by default',
    by: [[HERE, 'the settings that come with the program allow no private address']],
  },
  {
    id: 'GHSA-hgrr-mjfp-gmr6',
    lesson: 'tables of addresses, IPv6 forms among them',
    by: [[SSRF, 'is refused before a socket opens']],
  },
  {
    id: 'GHSA-83jp-rww3-57rr',
    lesson: 'an import must not become an attack on others',
    cannot:
      'only the operator adds sources, in a file; each host has a daily budget and a pause between requests',
    by: [['test/adapters/crawlee/fetcher.test.ts', 'budget']],
  },
  {
    id: 'GHSA-44pq-9929-f8mq',
    lesson: 'filter schemes where addresses are read',
    by: [[HERE, 'takes no link of another scheme']],
  },
  {
    id: 'GHSA-hp8h-jqfm-v7x5',
    lesson: 'no address in a mail from the Host header',
    by: [[HERE, 'the Host header is read to compare']],
  },
  {
    id: 'GHSA-prfv-88mm-5gpg',
    lesson: 'ownership on what is written too',
    by: [[HERE, 'a feed of a view can be ended by its owner only']],
  },
  {
    id: 'CVE-2024-32651',
    lesson: 'no templates of users',
    cannot: 'formats are code of ours',
    by: [[HERE, 'brings no language of templates or selectors but CSS']],
  },
  {
    id: 'CVE-2024-51483',
    lesson: 'a positive list of schemes, on the parsed address',
    by: [[SSRF, 'is not followed by anybody’s guess']],
  },
  {
    id: 'CVE-2026-27696',
    lesson: 'one predicate, one gate, one parser for check and connect',
    by: [
      [SSRF, 'is refused before a socket opens'],
      [GATE, 'has no other way'],
    ],
  },
  {
    id: 'CVE-2026-27645',
    lesson: 'feeds need escaping and types in their errors as well',
    by: [
      [HERE, 'an address that is not there is not repeated'],
      [HERE, 'a feed of a view that is not there'],
    ],
  },
  {
    id: 'CVE-2026-29039',
    lesson: 'selector languages are code',
    by: [[HERE, 'brings no language of templates or selectors but CSS']],
  },
  {
    id: 'CVE-2026-29065',
    lesson: 'archives: names that lead out, bombs',
    cannot: 'no archive with names in it is ever unpacked; gzip is bounded',
    by: [
      ['test/bad-input.test.ts', 'a gzip bomb'],
      [FUZZ, 'do no harm to %s'],
    ],
  },
  {
    id: 'CVE-2026-35490',
    lesson: 'walk all routes: sign-in, role, form',
    by: [
      [ROUTES, 'sends a stranger to the sign-in'],
      [ROUTES, 'is everything that the desk answers'],
    ],
  },
  {
    id: 'CVE-2023-0842',
    lesson: 'no prototype from a document',
    by: [
      [HERE, 'a document changes no prototype'],
      ['test/security/supply-chain.test.ts', 'xml2js'],
    ],
  },
];
