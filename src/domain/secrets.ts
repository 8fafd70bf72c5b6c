/**
 * Secrets in texts that are kept or shown: logs, receipts, failures, errors, the bundle for support. Addresses keep
 * their place and lose what only their owner may know: a name and password, and the values of parameters that are
 * called like a secret. It errs towards hiding.
 */
export const REDACTED = '[redacted]';

const USER = /(?<=[a-z0-9+.-]:\/\/)[^\s/?#"'<>\\]{1,500}@/gi;

/** `api_key`, `access-token`, `X-Amz-Signature`, `password`, `sig` … */
const SECRET_NAME =
  '(?:[\\w.-]{0,40}(?:token|secret|passw(?:or)?d|pwd|credential|signature|api[-_.]?key|access[-_.]?key|webhook)[\\w.-]{0,40}|key|auth|sig|jwt|sid|pass|session(?:[-_.]?id)?)';

const PARAMETER = new RegExp(`([?&;](?:amp;)?${SECRET_NAME}=)[^&;#\\s"'<>\\\\]+`, 'gi');

const HEADER =
  /(?<![\w-])((?:proxy-)?authorization|(?:set-)?cookie|x-api-key|x-auth-token)(\\?["']?\s{0,5}[:=]\s{0,5}\\?["']?)[^"'\r\n\\]+/gi;

const SCHEME = /(?<!\w)(Bearer|Basic)\s+[\w+/=.~-]{8,}/gi;

/** Webhooks of chat channels are secrets by their path. */
const WEBHOOK =
  /(?<=https?:\/\/(?:hooks\.slack\.com|[\w.-]{1,100}\.webhook\.office\.com|[\w.-]{1,100}\.logic\.azure\.com|discord(?:app)?\.com\/api\/webhooks)(?::\d{1,5})?\/)[^\s"'<>\\]+/gi;

/** The text without them. Idempotent. */
export function withoutSecrets(text: string): string {
  return text
    .replace(WEBHOOK, REDACTED)
    .replace(USER, `${REDACTED}@`)
    .replace(PARAMETER, `$1${REDACTED}`)
    .replace(HEADER, `$1$2${REDACTED}`)
    .replace(SCHEME, `$1 ${REDACTED}`);
}

const NAME = new RegExp(`^(?:${SECRET_NAME}|authorization|cookie|smtp|chat)$`, 'i');

/** The same for everything in a value made of records, lists and texts; a field called like a secret is hidden whole. */
export function withoutSecretsIn(value: unknown): unknown {
  if (typeof value === 'string') return withoutSecrets(value);
  if (Array.isArray(value)) return value.map(withoutSecretsIn);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [
      name,
      typeof held === 'string' && NAME.test(name) ? REDACTED : withoutSecretsIn(held),
    ]),
  );
}
