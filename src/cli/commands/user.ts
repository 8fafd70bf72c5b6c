import { randomBytes } from 'node:crypto';
import { type Command, Option } from 'commander';
import {
  type Account,
  emailOf,
  PASSWORD_LENGTH,
  type PasswordProblem,
  passwordProblem,
  ROLES,
  type Role,
} from '../../domain/account.ts';
import { PASSWORD_BYTES, writtenPassword } from '../../domain/made-password.ts';
import { printedDate } from '../../domain/time.ts';
import type { Accounts } from '../../ports.ts';
import { type CommandContext, type CommonOptions, configOf, withCommonOptions } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import type { Wiring } from '../wiring.ts';

const HELP = `
Examples:
  mediawatch user add maija@example.org --name "Maija M" --role admin     asks for the password
  mediawatch user add olli@example.org --name "Olli O" --generate         makes one and shows it once
  mediawatch user password maija@example.org                              a new one; ends their sessions
  mediawatch user remove olli@example.org
  mediawatch user list

A viewer looks, an editor decides and publishes, an admin also changes people, sources and topics.
A password is typed, or read as a line from a pipe; never an argument, which others on the machine could see.`;

interface AddOptions extends CommonOptions {
  readonly name: string;
  readonly role: Role;
  readonly generate?: boolean;
}

export function userCommand(program: Command, context: CommandContext): void {
  const user = program.command('user').description('who may use the review desk').addHelpText('after', HELP);
  const generate = () =>
    new Option('--generate', 'make a password and show it once, instead of asking for it');
  withCommonOptions(user.command('add <email>').description('add somebody'))
    .requiredOption('--name <name>', 'as others see it')
    .addOption(new Option('--role <role>', 'what they may do').choices([...ROLES]).default('editor'))
    .addOption(generate())
    .action((email: string, options: AddOptions) =>
      act(context, options, (desk) => add(desk, email, options)),
    );
  withCommonOptions(user.command('list').description('everybody, by e-mail'))
    .option('--json', 'print as JSON')
    .action((options: CommonOptions & { readonly json?: boolean }) =>
      act(context, { ...options, existing: true }, (desk) => list(desk, options.json === true)),
    );
  withCommonOptions(user.command('password <email>').description('a new password; ends their sessions'))
    .addOption(generate())
    .action((email: string, options: AddOptions) =>
      act(context, { ...options, existing: true }, (desk) => renew(desk, email, options)),
    );
  withCommonOptions(
    user.command('remove <email>').description('remove somebody; what they decided stays'),
  ).action((email: string, options: CommonOptions) =>
    act(context, { ...options, existing: true }, (desk) => remove(desk, email)),
  );
}

interface Desk {
  readonly accounts: Accounts;
  readonly wiring: Wiring;
}

async function act(
  { wiring, exit }: CommandContext,
  options: CommonOptions & { readonly existing?: boolean },
  work: (desk: Desk) => Promise<void>,
): Promise<void> {
  const { existing = false } = options;
  const archive = await wiring.openStore(await configOf(options, wiring), { existing });
  try {
    await work({ accounts: archive.accounts, wiring });
    exit(EXIT.done);
  } finally {
    await archive.close();
  }
}

async function add({ accounts, wiring }: Desk, written: string, options: AddOptions): Promise<void> {
  const email = addressOf(written);
  const name = options.name.trim();
  if (name === '') throw new UsageError('the name is empty; write it as others are to see it');
  if ((await accounts.account(email)) !== undefined)
    throw new UsageError(
      `${email} has an account already; "mediawatch user password ${email}" gives a new password`,
    );
  const account = { email, name, role: options.role };
  await savePassword({ accounts, wiring }, account, options);
  wiring.terminal.out(`added: ${email}, ${options.role}`);
}

async function renew(desk: Desk, written: string, options: AddOptions): Promise<void> {
  const account = await existing(desk, written);
  await savePassword(desk, account, options);
  desk.wiring.terminal.out(`new password: ${account.email}; their sessions ended`);
}

async function remove(desk: Desk, written: string): Promise<void> {
  const { email } = await existing(desk, written);
  await desk.accounts.removeAccount(email);
  desk.wiring.terminal.out(`removed: ${email}`);
}

async function list({ accounts, wiring }: Desk, asJson: boolean): Promise<void> {
  const people = await accounts.accounts();
  if (asJson) return wiring.terminal.out(JSON.stringify(people, null, 2));
  for (const { email, name, role, addedAt } of people)
    wiring.terminal.out(`${role.padEnd(6)}  ${email}  ${name}  since ${printedDate(addedAt)}`);
  if (people.length === 0) wiring.terminal.talk('nobody yet; "mediawatch user add" makes the first account');
}

async function existing({ accounts }: Desk, written: string): Promise<Account> {
  const email = addressOf(written);
  const found = await accounts.account(email);
  if (found === undefined)
    throw new UsageError(`${email} has no account; "mediawatch user list" shows who has`);
  return { email, name: found.name, role: found.role };
}

function addressOf(written: string): string {
  const email = emailOf(written);
  if (email === undefined) throw new UsageError(`"${written}" is no e-mail address`);
  return email;
}

async function savePassword(
  { accounts, wiring }: Desk,
  account: Account,
  options: AddOptions,
): Promise<void> {
  const password = options.generate
    ? writtenPassword(randomBytes(PASSWORD_BYTES))
    : await typedPassword(wiring, account.email);
  const hash = await wiring.passwords.hash(password);
  await accounts.saveAccount(account, hash, wiring.clock.now());
  if (options.generate) wiring.terminal.out(`password, shown this once: ${password}`);
}

const WHY: Readonly<Record<PasswordProblem, string>> = {
  'too-short': `it needs ${PASSWORD_LENGTH.least} characters or more; a few words in a row are good`,
  'too-long': `it may have ${PASSWORD_LENGTH.most} characters`,
  'too-simple': 'it is too easy to guess; take other characters than those of the e-mail, and more of them',
};

async function typedPassword({ terminal }: Wiring, email: string): Promise<string> {
  const [first, second] = (await terminal.secrets([`Password for ${email}`, 'Once more'])) ?? [];
  if (first === undefined) throw new UsageError('no password was given; nothing was changed');
  if (first !== second) throw new UsageError('the two passwords differ; nothing was changed');
  const problem = passwordProblem(first, email);
  if (problem !== undefined)
    throw new UsageError(`the password will not do: ${WHY[problem]}; nothing was changed`);
  return first;
}
