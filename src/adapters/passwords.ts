import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import type { Passwords } from '../ports.ts';

/** OWASP's recommendation for scrypt: 128 MB and some 0.3 s for each guess. */
const COST = { N: 2 ** 17, r: 8, p: 1 } as const;
const KEY_BYTES = 32;
const SALT_BYTES = 16;

/** More than these would wait for ten seconds and longer. */
const MOST_WAITING = 30;

type Cost = { readonly N: number; readonly r: number; readonly p: number };

/** scrypt with its parameters in each hash: `scrypt$131072$8$1$SALT$KEY`, so that they can grow later. */
export function scryptPasswords(cost: Cost = COST): Passwords {
  // One at a time, so that a crowd at the door takes time and not all memory.
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const inTurn = <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    waiting += 1;
    const mine = last.then(work).finally(() => {
      waiting -= 1;
    });
    last = mine.catch(() => undefined);
    return mine;
  };
  // What the password of nobody is compared with, so that it takes as long as anybody's.
  const nobody = { cost, salt: randomBytes(SALT_BYTES), key: randomBytes(KEY_BYTES) };
  return {
    isBusy: () => waiting >= MOST_WAITING,
    hash: (password) =>
      inTurn(async () => {
        const salt = randomBytes(SALT_BYTES);
        return written(cost, salt, await derived(password, salt, cost));
      }),
    matches: (password, hash) =>
      inTurn(async () => {
        const stored = hash === undefined ? nobody : parsed(hash);
        const key = await derived(password, stored.salt, stored.cost);
        return timingSafeEqual(key, stored.key) && hash !== undefined;
      }),
  };
}

function written({ N, r, p }: Cost, salt: Buffer, key: Buffer): string {
  return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

function parsed(hash: string) {
  const [name, N, r, p, salt = '', key = ''] = hash.split('$');
  if (name !== 'scrypt')
    throw new Error(`a password is stored as "${name}", which this version cannot check`);
  return {
    cost: { N: Number(N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  };
}

/** Unicode composed first: one keyboard writes ä as one character, another as two. */
function derived(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  // It takes 128 * N * r bytes and a little; Node wants to be allowed that.
  const options: ScryptOptions = { ...cost, maxmem: 256 * cost.N * cost.r + 1024 * 1024 };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, KEY_BYTES, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
