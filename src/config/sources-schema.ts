/** What may stand in sources.yaml, and what holds where it says nothing. */
import { validateDetailed } from 'node-cron';
import { z } from 'zod';
import { selectorProblem } from '../domain/selector.ts';
import { LANGUAGES, LONGEST_SELECTOR, SOURCE_KINDS } from '../domain/source.ts';
import { STORY_DAYS } from '../domain/story.ts';
import { minutesOf } from './duration.ts';
import { expressionProblem, hasGroup } from './expressions.ts';

const duration = z.string().transform((text, context) => {
  const minutes = minutesOf(text);
  if (minutes !== undefined) return minutes;
  context.addIssue({
    code: 'custom',
    message: `"${text}" is no length of time; write for example 2s, 30m, 6h or 1d`,
  });
  return z.NEVER;
});

const webAddress = z.string().superRefine((text, context) => {
  const protocol = URL.parse(text)?.protocol;
  if (protocol === 'http:' || protocol === 'https:') return;
  context.addIssue({
    code: 'custom',
    message: `"${text}" is no address that we may ask; it has to begin with http:// or https://`,
  });
});

const regularExpression = z.string().superRefine((text, context) => {
  const problem = expressionProblem(text);
  if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
});

const cronExpression = z.string().superRefine((text, context) => {
  const { valid, errors } = validateDetailed(text);
  if (valid) return;
  const why = errors.map((error) => error.message).join('; ');
  context.addIssue({
    code: 'custom',
    message: `"${text}" is no cron expression (${why}); write for example "*/10 * * * *"`,
  });
});

/** By the Finnish wall clock, which has no time between 3 and 4 on a Sunday in March. */
const finnishCron = cronExpression.refine(
  (text) => !/^0*3$/.test(text.trim().split(/\s+/).at(-4) ?? ''),
  'between 3:00 and 4:00 the Finnish clock leaves a turn out when summer time begins; take another hour',
);

const selector = z.string().max(LONGEST_SELECTOR);

const selectors = z.strictObject({
  item: selector.min(1),
  title: selector.optional(),
  url: selector.optional(),
  date: selector.optional(),
  summary: selector.optional(),
  image: selector.optional(),
  next: selector.optional(),
});

/** What an article's page is asked with knows less of CSS than what a listing is asked with. */
const pageSelector = z.string().superRefine((text, context) => {
  const message = selectorProblem(text);
  if (message !== undefined) context.addIssue({ code: 'custom', message });
});

const state = z.strictObject({
  selector: pageSelector,
  path: z.string(),
  title: z.string().optional(),
  lead: z.string().optional(),
  published: z.string().optional(),
  modified: z.string().optional(),
  language: z.string().optional(),
  authors: z.string().optional(),
  url: z.string().optional(),
  image: z.string().optional(),
  blocks: z.strictObject({ path: z.string(), types: z.array(z.string()), field: z.string() }).optional(),
});

/** As addresses have it: in small letters, ä as xn--. */
const host = z.string().transform((text, context) => {
  const address = new URL('http://none.invalid');
  if (/^[\p{L}\p{M}\p{N}.-]+$/u.test(text)) address.hostname = text;
  if (address.hostname !== 'none.invalid') return address.hostname;
  context.addIssue({ code: 'custom', message: `"${text}" is no host; write for example yle.fi` });
  return z.NEVER;
});

const profile = z.strictObject({
  id: z.string().min(1),
  hosts: z.array(host).min(1),
  state: state.optional(),
  title: pageSelector.optional(),
  lead: pageSelector.optional(),
  date: pageSelector.optional(),
  body: pageSelector.optional(),
  drop: z.array(pageSelector).default([]),
  articleId: regularExpression
    .refine(
      (text) => expressionProblem(text) !== undefined || hasGroup(text),
      'no part of this expression is in brackets: put them around the number, as in /a/([0-9]+)',
    )
    .optional(),
});

/** One entry of `sources`, with what it leaves unsaid filled in. */
export const sourceEntry = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'small letters, digits and hyphens'),
    name: z.string().min(1).optional(),
    outlet: z.string().min(1),
    language: z.enum(LANGUAGES).optional(),
    kind: z.enum(SOURCE_KINDS),
    url: webAddress,
    every: duration.default(60),
    fullText: z.enum(['always', 'onHint', 'never']).default('onHint'),
    enabled: z.boolean().default(true),
    select: selectors.optional(),
    maxPages: z.number().int().min(1).max(100).optional(),
    only: z.array(regularExpression).default([]),
  })
  .transform(({ every, name, maxPages, kind, ...rest }) => ({
    ...rest,
    kind,
    name: name ?? rest.id,
    everyMinutes: Math.max(1, every),
    // An index of sitemaps names several; a listing is read one page deep unless it says otherwise.
    maxPages: maxPages ?? (kind === 'sitemap' ? 5 : 1),
  }));

const network = z
  .strictObject({
    contact: z
      .string()
      .regex(/^(mailto:|https:\/\/)/, 'a mailto: or https: address where publishers reach you'),
    gap: duration.default(2 / 60),
    allow: z
      .array(
        z
          .string()
          .regex(
            /^[\w.:[\]-]+(\/\d{1,3})?$/,
            'an address, address:port, host or range such as 127.0.0.1, 127.0.0.1:8080, localhost or 10.0.0.0/8',
          ),
      )
      .default([]),
    concurrency: z.number().int().min(1).max(256).default(16),
    perHost: z.number().int().min(1).max(64).default(1),
    timeout: duration.default(0.5),
    maxBodyMegabytes: z.number().min(0.1).max(100).default(10),
    maxRedirects: z.number().int().min(0).max(20).default(5),
    dailyBudget: z.number().int().min(1).default(2000),
    robots: z.boolean().default(true),
    recheck: z.boolean().default(true),
  })
  .transform(({ gap, timeout, maxBodyMegabytes, ...rest }) => ({
    ...rest,
    gapMs: Math.round(gap * 60_000),
    timeoutMs: Math.round(timeout * 60_000),
    maxBodyBytes: Math.round(maxBodyMegabytes * 1024 * 1024),
  }));

const publish = z.strictObject({
  mode: z.enum(['reviewed', 'auto']).default('auto'),
  title: z.string().min(1).default('BATCircle in the media'),
  description: z.string().default('News about battery metals, the battery value chain and BATCircle.'),
  baseUrl: webAddress.transform((url) => (url.endsWith('/') ? url : `${url}/`)).optional(),
  items: z.number().int().min(1).max(1000).default(100),
  freshDays: z.number().min(1).default(30),
  storyDays: z.number().int().min(1).max(90).default(STORY_DAYS),
});

const mailAddress = z
  .string()
  .regex(
    /^(?:[^<>@\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
    'an address, or a name and an address: Aino <aino@example.org>',
  );

const mail = z.strictObject({
  from: mailAddress,
  to: z.array(mailAddress).min(1),
  ifNothingNew: z.enum(['skip', 'send']).default('skip'),
});

const alerts = z.strictObject({
  from: mailAddress.optional(),
  to: z.array(mailAddress).default([]),
  chat: z.boolean().default(true),
});

const polling = z
  .strictObject({
    adaptive: z.boolean().default(true),
    fastest: duration.default(10),
    slowest: duration.default(24 * 60),
  })
  .refine(({ fastest, slowest }) => fastest <= slowest, 'fastest has to be shorter than slowest')
  .transform(({ adaptive, fastest, slowest }) => ({
    adaptive,
    fastestMinutes: fastest,
    slowestMinutes: slowest,
  }));

export const file = z.strictObject({
  version: z.literal(1),
  network,
  publish: publish.prefault({}),
  retention: z
    .strictObject({
      unmatchedDays: z.number().int().min(0).default(30),
      copyDays: z.number().int().min(0).optional(),
    })
    .prefault({}),
  schedule: z
    .strictObject({
      crawl: cronExpression.default('*/10 * * * *'),
      digest: finnishCron.default('0 7 * * *'),
      mail: finnishCron.default('0 8 * * 1'),
    })
    .prefault({}),
  polling: polling.prefault({}),
  mail: mail.optional(),
  alerts: alerts.optional(),
  chat: z.strictObject({ kind: z.enum(['slack', 'teams']) }).optional(),
  profiles: z.array(profile).default([]),
  sources: z.array(sourceEntry).min(1),
});
