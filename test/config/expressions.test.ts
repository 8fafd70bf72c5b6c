import { describe, expect, it } from 'vitest';
import { expressionProblem } from '../../src/config/expressions.ts';

describe('a regular expression in sources.yaml', () => {
  it.each([
    '(a+)+$',
    '(?:a*)*',
    '(?:/[a-z]+)+$',
    '(?<x>\\d+){2,}',
    '((?:a|b)c)*',
    '(?:a|aa)+$',
    '^(([a-z])+.)+[A-Z]',
    '(?=(a+))(x(a+))*',
  ])('is refused where it could take for ever: %s', (text) => {
    expect(expressionProblem(text)).toContain('could take for ever');
  });

  it.each([
    '^https://a\\.example/(?!home(?:[/?#]|$))[^/?#]+$',
    '/uutiset/[^?#]*?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})',
    '(?:tiedote|release)/(\\d+)',
    '[(a+)+]+',
    '\\(a+\\)+',
    '(?:ab)+',
    'a+|b+',
  ])('is taken where it cannot: %s', (text) => {
    expect(expressionProblem(text)).toBeUndefined();
  });

  it('is refused where it is none, or too long to be read', () => {
    expect(expressionProblem('(')).toContain('is no regular expression');
    expect(expressionProblem('a'.repeat(301))).toContain('more than 300 characters');
  });
});
