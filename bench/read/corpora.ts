import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Page } from '../../src/domain/page.ts';
import { parseInstant } from '../../src/domain/time.ts';

const FOLDER = new URL('../../../shared/corpora/', import.meta.url);

export function haveCorpora(): boolean {
  return existsSync(FOLDER);
}

/** JSON Lines as they stand; each bench names the fields it reads. */
export function rowsOf<Row>(file: string): readonly Row[] {
  const lines = readFileSync(new URL(file, FOLDER), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line): Row => JSON.parse(line));
}

export function bytesOf(file: string): Uint8Array {
  const bytes = readFileSync(new URL(file, FOLDER));
  return new Uint8Array(file.endsWith('.gz') ? gunzipSync(bytes) : bytes);
}

export function jsonOf<Value>(file: string): Value {
  return JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
}

export function pageOf(url: string, body: Uint8Array, headers: Readonly<Record<string, string>> = {}): Page {
  return { url, status: 200, headers, body, fetchedAt: parseInstant('2026-11-20T00:00:00Z') };
}
