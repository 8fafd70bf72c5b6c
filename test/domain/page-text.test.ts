import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from '../../src/domain/page-text.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
/** Each character as one byte. */
const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const html = (body: Uint8Array, contentType = 'text/html'): string =>
  textOf({ body, headers: { 'content-type': contentType } });

describe('textOf', () => {
  it('reads UTF-8 with and without a byte order mark', () => {
    expect(html(utf8('kärki'))).toBe('kärki');
    expect(html(utf8('\ufeffkärki'))).toBe('kärki');
  });

  it('reads ISO-8859-1 in the HTTP header as windows-1252', () => {
    expect(html(bytes('\x93y\xf6\x94 \x96 5 \x80'), 'text/html; charset=ISO-8859-1')).toBe('“yö” – 5 €');
  });

  it('finds a charset that is declared far down the page', () => {
    const late = `${' '.repeat(100_000)}<meta charset="iso-8859-2">\xb1`;

    expect(html(bytes(late)).trimStart()).toBe('<meta charset="iso-8859-2">ą');
  });

  it('reads the encoding of an XML declaration', () => {
    expect(html(bytes('<?xml version="1.0" encoding="iso-8859-15"?>\xa4'), 'text/xml')).toContain('€');
  });

  it('takes bytes that are no UTF-8 and declare nothing for windows-1252', () => {
    expect(html(bytes('\xe4iti'))).toBe('äiti');
  });

  it('believes valid UTF-8 rather than a wrong declaration', () => {
    expect(html(utf8('äiti'), 'text/html; charset=iso-8859-1')).toBe('äiti');
  });

  it('replaces a stray byte in a page of UTF-8', () => {
    const body = new Uint8Array([...utf8('äöåäö'), 0xff, ...utf8('ä')]);

    expect(html(body)).toBe('äöåäö\ufffdä');
  });

  it('reads UTF-16 with and without a mark', () => {
    const little = Uint8Array.from([...'<p>ä'].flatMap((c) => [c.charCodeAt(0), 0]));

    expect(html(new Uint8Array([0xff, 0xfe, ...little]))).toBe('<p>ä');
    expect(html(little)).toBe('<p>ä');
  });

  it('survives an encoding that nobody knows', () => {
    expect(html(bytes('\xe4'), 'text/html; charset=x-nonsense')).toBe('ä');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), (body, label) => {
        expect(typeof html(body, `text/html; charset=${label}`)).toBe('string');
      }),
    );
  });
});
