import { documents } from '../../src/adapters/docx.ts';
import { scryptPasswords } from '../../src/adapters/passwords.ts';
import type { Account, Role } from '../../src/domain/account.ts';
import type { Accounts, Archive, DecisionEntry } from '../../src/ports.ts';
import type { DeskOptions, DeskSettings } from '../../src/web/context.ts';
import { deskApp } from '../../src/web/desk.ts';
import type { Publishing } from '../../src/web/digest/publishing.ts';
import type { Route } from '../../src/web/http/route.ts';
import type { SourcesDesk } from '../../src/web/sources/sources-desk.ts';
import type { TopicsDesk } from '../../src/web/topics/topics-desk.ts';
import { type FakeClock, fakeClock } from '../fakes/clock.ts';
import { emptyArchive } from '../fakes/empty-archive.ts';
import { type FakeLog, fakeLog } from '../fakes/log.ts';
import { fakeTopics } from '../fakes/topics-desk.ts';

export const HOST = 'http://desk.test';
export const PASSWORD = 'kolme vanhaa mäyrää';

/** As cheap as scrypt gets: the tests ask for what is stored, not for how long guessing takes. */
const passwords = scryptPasswords({ N: 2, r: 1, p: 1 });

/** Readers are not reached. */
const NOTHING_OUT: Publishing = {
  ...{ title: 'In the media', mode: 'reviewed' },
  publish: async () => ({ stories: 0, files: 0 }),
};

/** Nobody is asked. */
export const NO_SOURCES: SourcesDesk = {
  sources: [],
  nextPass: () => undefined,
  look: async ({ id }) => Promise.reject(new Error(`${id} was not to be asked`)),
};

export function person(role: Role): Account {
  return { email: `${role}@example.org`, name: `Some ${role}`, role };
}

export interface TestDesk {
  /** What the desk stands on: tests put their stories there. */
  readonly archive: Archive;
  readonly accounts: Accounts;
  readonly clock: FakeClock;
  readonly log: FakeLog;
  readonly options: DeskOptions;
  readonly app: ReturnType<typeof deskApp>;
  /** A person of this role who has an account and is signed in. */
  visitor(role: Role): Promise<Visitor>;
  /** Somebody who is not. */
  stranger(): Visitor;
}

/** The desk over an archive in memory, with accounts for the three roles; decisions are what is given. */
export async function testDesk(
  given: {
    readonly settings?: DeskSettings;
    readonly decisions?: readonly DecisionEntry[];
    readonly brokenDecision?: string;
    readonly routes?: readonly Route[];
    readonly empty?: boolean;
    readonly ports?: Partial<DeskOptions['ports']>;
    readonly topics?: TopicsDesk;
    readonly sources?: Partial<SourcesDesk>;
    readonly publishing?: Partial<Publishing>;
  } = {},
): Promise<TestDesk> {
  const [clock, log] = [fakeClock(), fakeLog()];
  const { store: archive } = emptyArchive();
  const { accounts } = archive;
  if (!given.empty)
    for (const role of ['viewer', 'editor', 'admin'] as const)
      await accounts.saveAccount(person(role), await passwords.hash(PASSWORD), clock.now());
  const { decisions } = given;
  const desk = decisions === undefined ? archive.desk : { ...archive.desk, decisions: async () => decisions };
  const options: DeskOptions = {
    ...{
      clock,
      log,
      settings: given.settings ?? {},
      topicNames: new Map(),
      topics: given.topics ?? fakeTopics(),
      sources: { ...NO_SOURCES, ...given.sources },
      publishing: { ...NOTHING_OUT, ...given.publishing },
    },
    ports: {
      ...{ ...archive, passwords, documents, desk },
      ...{ brokenDecision: async () => given.brokenDecision, ...given.ports },
    },
  };
  const app = given.routes === undefined ? deskApp(options) : deskApp(options, given.routes);
  const stranger = () => new Visitor(app);
  const visitor = async (role: Role) => {
    const visitor = stranger();
    await visitor.post('/desk/sign-in', { email: person(role).email, password: PASSWORD });
    return visitor;
  };
  return { archive, accounts, clock, log, options, app, visitor, stranger };
}

export interface Asking {
  readonly headers?: Readonly<Record<string, string>>;
  /** Who is at the other end of the connection. */
  readonly from?: string;
}

/** A browser as far as the desk can tell: keeps cookies, says where its forms come from. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly #app: TestDesk['app'];

  constructor(app: TestDesk['app']) {
    this.#app = app;
  }

  get(path: string, asking: Asking = {}): Promise<Response> {
    return this.ask(path, { method: 'GET' }, asking);
  }

  /** What the page says, without markup. */
  async text(path: string): Promise<string> {
    return (await (await this.get(path)).text()).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
  }

  /** Sends a form without its secret. */
  post(path: string, fields: Readonly<Record<string, string>>, asking: Asking = {}): Promise<Response> {
    const headers = { 'Sec-Fetch-Site': 'same-origin', ...asking.headers };
    return this.ask(path, { method: 'POST', body: new URLSearchParams(fields) }, { ...asking, headers });
  }

  /** Sends a form as the page shows it, with its secret. */
  async send(path: string, fields: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.post(path, { ...fields, csrf: await this.secret() });
  }

  async secret(): Promise<string> {
    const page = await (await this.get('/desk/account')).text();
    return /name="csrf" value="([0-9a-f]+)"/.exec(page)?.[1] ?? '';
  }

  async ask(path: string, init: RequestInit, { headers, from = '203.0.113.9' }: Asking): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const env = { incoming: { socket: { remoteAddress: from } } };
    const response = await this.#app.request(
      HOST + path,
      { ...init, headers: { ...(cookie !== '' && { cookie }), ...headers } },
      env,
    );
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    if (attributes.includes('Max-Age=0')) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
