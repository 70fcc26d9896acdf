import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/domain/submission/canonical-json.ts';

describe('canonical JSON', () => {
  it('sorts keys at every depth and keeps the order of lists', () => {
    expect(canonicalJson({ b: [2, 1, { z: 1, a: null }], a: { y: 'x', B: true } })).toBe(
      '{"a":{"B":true,"y":"x"},"b":[2,1,{"a":null,"z":1}]}',
    );
  });

  it('sorts number-like keys as text', () => {
    expect(canonicalJson({ 10: 1, 9: 2, a: 3 })).toBe('{"10":1,"9":2,"a":3}');
  });

  it('leaves out what is undefined, and holds its place in a list', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
    expect(canonicalJson([undefined, 1])).toBe('[null,1]');
    expect(canonicalJson(Object.assign(Object.create(null), { a: 1 }))).toBe('{"a":1}');
  });

  it('escapes text and keys', () => {
    expect(canonicalJson({ 'a"': 'line\nbreak é' })).toBe('{"a\\"":"line\\nbreak é"}');
  });

  it.each([
    ['a number that is none', { a: Number.NaN }, 'number NaN'],
    ['an infinity', [Number.POSITIVE_INFINITY], 'number Infinity'],
    ['a map', new Map([['a', 1]]), 'Map'],
    ['a date', new Date(0), 'Date'],
    ['a function', () => 1, 'function'],
    ['nothing', undefined, 'got undefined undefined'],
  ])('refuses %s', (_, value, named) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
    expect(() => canonicalJson(value)).toThrow(named);
  });

  it('says the same as JSON, for any value and any order of its keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(turned(value))).toBe(text);
      }),
    );
  });
});

const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, turned(inner)]),
  );
};
