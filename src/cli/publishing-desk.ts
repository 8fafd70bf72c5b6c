import type { Config } from '../config/index.ts';
import { publishDigest } from '../pipeline/run.ts';
import type { Files, Store } from '../ports.ts';
import type { Publishing } from '../web/digest/publishing.ts';
import { tellWhatIsNew } from './mailing.ts';
import { topicNames } from './pass.ts';
import type { Wiring } from './wiring.ts';

/** What goes out to readers, on the schedule and when somebody at the desk asks for it. */
export function publishingDesk(
  config: Config,
  { store, files, wiring }: { readonly store: Store; readonly files: Files; readonly wiring: Wiring },
): Publishing {
  const { publish, network, mail, secrets } = config;
  return {
    ...{ title: publish.title, mode: publish.mode },
    publish: () =>
      publishDigest({ store, files }, { publish, topics: topicNames(config), contact: network.contact }),
    ...(mail !== undefined &&
      secrets.smtp !== undefined && { sendMail: () => tellWhatIsNew({ config, store, wiring }) }),
  };
}
