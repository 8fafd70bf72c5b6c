/** Certificates made for one test, by hand because Node makes none; no key is kept anywhere. */
import { generateKeyPairSync, type KeyObject, randomInt, sign } from 'node:crypto';

export interface Certificate {
  /** PEM. */
  readonly cert: string;
  readonly key: string;
}

export interface Wishes {
  /** The only address that it is for. */
  readonly address: readonly [number, number, number, number];
  readonly from: Date;
  readonly until: Date;
}

/** Signed by itself; a machine that takes it for an authority accepts it, between its two dates and for its address. */
export function certificate({ address, from, until }: Wishes): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const number = randomInt(1_000_000_000);
  const name = sequence(set(sequence(oid(2.5, 4, 3), tlv(0x0c, Buffer.from(`Invented Paper ${number}`)))));
  const algorithm = sequence(oid(1.2, 840, 10045, 4, 3, 2));
  const body = sequence(
    tlv(0xa0, integer(2)),
    integer(number),
    algorithm,
    name,
    sequence(time(from), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(alternativeName(address), authority())),
  );
  return { cert: pem(sequence(body, algorithm, signature(body, privateKey))), key: pemOf(privateKey) };
}

function alternativeName(address: Wishes['address']): Buffer {
  return sequence(oid(2.5, 29, 17), tlv(0x04, sequence(tlv(0x87, Buffer.from(address)))));
}

function authority(): Buffer {
  const yes = tlv(0x01, Buffer.from([0xff]));
  return sequence(oid(2.5, 29, 19), yes, tlv(0x04, sequence(yes)));
}

function signature(body: Buffer, key: KeyObject): Buffer {
  return tlv(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', body, key)]));
}

function pemOf(key: KeyObject): string {
  return String(key.export({ type: 'pkcs8', format: 'pem' }));
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

// ------------------------------------------------------------------ DER, as far as it is needed (X.690)

function tlv(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tlv(0x30, Buffer.concat(parts));
}

function set(...parts: readonly Buffer[]): Buffer {
  return tlv(0x31, Buffer.concat(parts));
}

function integer(value: number): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return tlv(0x02, (bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Buffer.from([0]), bytes]));
}

/** The first two numbers come as `2.5`. */
function oid(head: number, ...rest: readonly number[]): Buffer {
  const first = Math.floor(head) * 40 + Math.round((head % 1) * 10);
  return tlv(0x06, Buffer.from([first, ...rest.flatMap(base128)]));
}

function base128(value: number): readonly number[] {
  const digits = [value & 0x7f];
  for (let left = value >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80);
  return digits;
}

/** UTCTime until 2049, which will do. */
function time(date: Date): Buffer {
  const digits = date
    .toISOString()
    .replace(/\.\d+Z$|[-:T]/g, '')
    .slice(2, 14);
  return tlv(0x17, Buffer.from(`${digits}Z`));
}
