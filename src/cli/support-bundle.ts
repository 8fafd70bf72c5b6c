import { ENVIRONMENT } from '../config/environment.ts';
import type { Config } from '../config/index.ts';
import { withoutSecretsIn } from '../domain/secrets.ts';
import type { SourceState } from '../domain/source.ts';
import type { StoreHealth } from '../ports.ts';
import type { Wiring } from './wiring.ts';

interface State {
  readonly config: Config;
  readonly health: StoreHealth;
  readonly findings: readonly unknown[];
  readonly states: readonly SourceState[];
}

/**
 * What helps others to help, as JSON: versions, settings, health, what each source last answered. Of the environment
 * only which names are set; of the people who get mail only how many; no article and no secret.
 */
export function supportBundle(
  { config, health, findings, states }: State,
  { version, clock, terminal }: Pick<Wiring, 'version' | 'clock' | 'terminal'>,
): string {
  const { secrets, topics, mail, alerts, ...settings } = config;
  const bundle = {
    madeAt: clock.now(),
    versions: { mediawatch: version, node: process.version, system: `${process.platform} ${process.arch}` },
    environment: Object.keys(ENVIRONMENT).filter((name) => terminal.environment[name] !== undefined),
    secrets: Object.keys(secrets),
    settings: {
      ...settings,
      ...(alerts && { alerts: { recipients: alerts.to.length, chat: alerts.chat } }),
      ...(mail && { mail: { recipients: mail.to.length, ifNothingNew: mail.ifNothingNew } }),
    },
    topics: topics.topics.map(({ id, groups }) => ({ id, groups: groups.length })),
    health,
    findings,
    sources: states,
  };
  return `${JSON.stringify(withoutSecretsIn(bundle), null, 2)}\n`;
}
