import type { z } from 'zod';
import type { AlertSettings, ChatKind, MailSettings } from '../domain/mailing.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type {
  NetworkSettings,
  PollingSettings,
  PublishSettings,
  RetentionSettings,
  ScheduleSettings,
} from '../domain/settings.ts';
import type { SiteProfile, Source } from '../domain/source.ts';
import type { Problem } from './problems.ts';
import { file } from './sources-schema.ts';
import { type LocatedYaml, readYaml } from './yaml.ts';

/** What sources.yaml says. */
export interface SourcesFile {
  readonly network: NetworkSettings;
  readonly publish: PublishSettings;
  readonly retention: RetentionSettings;
  readonly schedule: ScheduleSettings;
  readonly polling: PollingSettings;
  /** The digest by e-mail; absent: nobody gets one. */
  readonly mail?: MailSettings;
  /** Who is told of sources that break; absent: the chat channel, where there is one. */
  readonly alerts?: AlertSettings;
  /** A channel that is told what is new; absent: none. */
  readonly chat?: { readonly kind: ChatKind };
  readonly profiles: readonly SiteProfile[];
  readonly sources: readonly Source[];
}

/** Reads sources.yaml; answers with every mistake at once. */
export function readSources(text: string, name: string): Result<SourcesFile, readonly Problem[]> {
  // exactOptionalPropertyTypes and zod's optional() differ only in keys that are present and undefined, which YAML has not.
  const read = readYaml(text, name, file as unknown as z.ZodType<SourcesFile>);
  if (!read.ok) return read;
  const problems = [...contradictions(read.value, name), ...withoutSender(read.value, name)];
  return problems.length > 0 ? failed(problems) : ok(read.value.value);
}

function withoutSender({ value, lineOf }: LocatedYaml<SourcesFile>, file: string): readonly Problem[] {
  const { alerts: told, mail: digest } = value;
  if (told === undefined || told.to.length === 0 || (told.from ?? digest?.from) !== undefined) return [];
  const message = 'alerts by mail need a sender; add from: "Watch <watch@example.org>" to alerts';
  return [{ file, line: lineOf(['alerts']), severity: 'error', message }];
}

/** What each entry alone does not show. */
export function contradictions(
  located: LocatedYaml<Pick<SourcesFile, 'sources'>>,
  name: string,
): readonly Problem[] {
  const problems: Problem[] = [];
  const firstLine = new Map<string, number>();
  for (const [index, entry] of located.value.sources.entries()) {
    const line = located.lineOf(['sources', index, 'id']);
    const say = (message: string) => problems.push({ file: name, line, severity: 'error', message });
    const earlier = firstLine.get(entry.id);
    if (earlier !== undefined)
      say(`source "${entry.id}" stands on line ${earlier} already; give each source its own id`);
    else firstLine.set(entry.id, line);
    if (entry.kind === 'listing' && entry.select === undefined) {
      say(
        `source "${entry.id}" is a listing without selectors; add for example select: { item: article, title: h2, url: "a@href" }`,
      );
    }
    if (entry.kind !== 'listing' && entry.select !== undefined) {
      say(`source "${entry.id}" is a ${entry.kind}; select belongs to listings only`);
    }
  }
  return problems;
}
