import { isIP } from 'node:net';
import { failed, ok, type Result } from '../domain/result.ts';
import type { Problem } from './problems.ts';
import type { SourcesFile } from './sources.ts';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What a container sets from outside; each overrides the file, and a flag of the command line overrides it. */
export const ENVIRONMENT = {
  MEDIAWATCH_CONFIG: 'the sources file (default sources.yaml)',
  MEDIAWATCH_TOPICS: 'the topics file (default topics.yaml)',
  MEDIAWATCH_DATA: 'the data folder (default data)',
  MEDIAWATCH_PORT: 'port of the service (default 8080)',
  MEDIAWATCH_HOST: 'address that the service listens on (default 127.0.0.1)',
  MEDIAWATCH_URL:
    'where people reach the service, such as https://watch.example.org/, if a server with HTTPS stands before it',
  MEDIAWATCH_BASE_URL: 'public address of the published folder, in place of publish.baseUrl',
  MEDIAWATCH_CONTACT: 'where publishers reach you, in place of network.contact',
  MEDIAWATCH_SMTP: 'the mail server, as smtp://user:password@host:587; a secret',
  MEDIAWATCH_SMTP_FILE: 'a file that holds MEDIAWATCH_SMTP',
  MEDIAWATCH_CHAT: 'address of the chat channel (Slack or Teams webhook); a secret',
  MEDIAWATCH_CHAT_FILE: 'a file that holds MEDIAWATCH_CHAT',
  MEDIAWATCH_PROXY_ADDRESSES: 'addresses or networks of that server, separated by commas',
  MEDIAWATCH_PROXY_USER_HEADER:
    'header in which it sends the e-mail of whom it has signed in (default: none)',
  MEDIAWATCH_LOG: `how much is logged: ${LOG_LEVELS.join(', ')} (default info)`,
} as const;

export type EnvironmentName = keyof typeof ENVIRONMENT;
export type Environment = Readonly<Partial<Record<string, string>>>;

export interface ServiceSettings {
  readonly port: number;
  readonly host: string;
  /** Where people reach it, ending in a slash: behind a server with HTTPS another address than the one it listens at. */
  readonly url?: string;
  readonly logLevel: LogLevel;
  readonly proxy?: ProxySettings;
}

/** Another server before ours. */
export interface ProxySettings {
  /** Addresses, or networks as in `10.0.0.0/8`, that are believed. */
  readonly addresses: readonly string[];
  /** The header that carries the e-mail, if people are signed in there. */
  readonly userHeader?: string;
}

export function serviceSettings(environment: Environment): Result<ServiceSettings, readonly Problem[]> {
  const problems: Problem[] = [];
  const port = Number(environment['MEDIAWATCH_PORT'] ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    problems.push(wrong('MEDIAWATCH_PORT', environment, 'a port from 0 to 65535'));
  }
  const logLevel = LOG_LEVELS.find((level) => level === (environment['MEDIAWATCH_LOG'] ?? 'info'));
  if (logLevel === undefined)
    problems.push(wrong('MEDIAWATCH_LOG', environment, `one of ${LOG_LEVELS.join(', ')}`));
  const url = environment['MEDIAWATCH_URL'];
  if (url !== undefined && !/^https?:\/\/[^/]/.test(url))
    problems.push(wrong('MEDIAWATCH_URL', environment, 'an http: or https: address'));
  const proxy = proxySettings(environment, problems);
  if (problems.length > 0 || logLevel === undefined) return failed(problems);
  return ok({
    ...{ port, host: environment['MEDIAWATCH_HOST'] ?? '127.0.0.1', logLevel },
    ...(url !== undefined && { url: withSlash(url) }),
    ...(proxy !== undefined && { proxy }),
  });
}

function proxySettings(environment: Environment, problems: Problem[]): ProxySettings | undefined {
  const addresses = (environment['MEDIAWATCH_PROXY_ADDRESSES'] ?? '').split(/[\s,]+/).filter(Boolean);
  if (!addresses.every(isNetwork))
    problems.push(wrong('MEDIAWATCH_PROXY_ADDRESSES', environment, '"127.0.0.1, 10.0.0.0/8" or the like'));
  const userHeader = environment['MEDIAWATCH_PROXY_USER_HEADER'];
  if (userHeader !== undefined && !/^[\w-]+$/.test(userHeader))
    problems.push(
      wrong('MEDIAWATCH_PROXY_USER_HEADER', environment, 'the name of a header, as in X-Forwarded-Email,'),
    );
  // Without an address anybody could send the header, and be anybody.
  if (userHeader !== undefined && addresses.length === 0)
    problems.push(
      wrong(
        'MEDIAWATCH_PROXY_USER_HEADER',
        environment,
        'the same with MEDIAWATCH_PROXY_ADDRESSES beside it',
      ),
    );
  if (addresses.length === 0) return undefined;
  return { addresses, ...(userHeader !== undefined && { userHeader }) };
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 6 ? 128 : 32));
}

/** The file with what the environment says in its place. */
export function withEnvironment(
  sources: SourcesFile,
  environment: Environment,
): Result<SourcesFile, readonly Problem[]> {
  const problems: Problem[] = [];
  const contact = environment['MEDIAWATCH_CONTACT'];
  if (contact !== undefined && !/^(mailto:|https:\/\/)/.test(contact)) {
    problems.push(wrong('MEDIAWATCH_CONTACT', environment, 'a mailto: or https: address'));
  }
  const baseUrl = environment['MEDIAWATCH_BASE_URL'];
  if (baseUrl !== undefined && !/^https?:\/\//.test(baseUrl)) {
    problems.push(wrong('MEDIAWATCH_BASE_URL', environment, 'an http: or https: address'));
  }
  if (problems.length > 0) return failed(problems);
  return ok({
    ...sources,
    network: contact === undefined ? sources.network : { ...sources.network, contact },
    publish: baseUrl === undefined ? sources.publish : { ...sources.publish, baseUrl: withSlash(baseUrl) },
  });
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}

function wrong(name: EnvironmentName, environment: Environment, wanted: string): Problem {
  return {
    file: 'environment',
    line: 0,
    severity: 'error',
    message: `${name} is "${environment[name]}"; ${wanted} would do`,
  };
}
