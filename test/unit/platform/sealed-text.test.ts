import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeal } from '#functions/platform/sealed-text.ts';

const NOW = new Date('2026-11-23T10:00:00.000Z');
const daysLater = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const seal = createSeal('a key of the application', 'typed text');

describe('sealed text', () => {
  it('opens to exactly what was sealed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        expect(seal.open(seal.seal(text, NOW), NOW)).toBe(text);
      }),
    );
  });

  it('does not open once any character was changed', () => {
    const sealed = seal.seal('what was typed', NOW);
    for (let index = 0; index < sealed.length - 1; index += 1) {
      const other = sealed[index] === 'A' ? 'B' : 'A';
      expect(seal.open(sealed.slice(0, index) + other + sealed.slice(index + 1), NOW)).toBeUndefined();
    }
  });

  it('opens with no other key and for no other use', () => {
    const sealed = seal.seal('what was typed', NOW);
    expect(createSeal('another key entirely', 'typed text').open(sealed, NOW)).toBeUndefined();
    expect(createSeal('a key of the application', 'another use').open(sealed, NOW)).toBeUndefined();
  });

  it('opens for a week', () => {
    const sealed = seal.seal('what was typed', NOW);
    expect(seal.open(sealed, daysLater(6.9))).toBe('what was typed');
    expect(seal.open(sealed, daysLater(7.1))).toBeUndefined();
  });

  it('looks different each time, and swells to no great size', () => {
    expect(seal.seal('the same', NOW)).not.toBe(seal.seal('the same', NOW));
    expect(seal.open(seal.seal('a'.repeat(300_000), NOW), NOW)).toBeUndefined();
  });
});
