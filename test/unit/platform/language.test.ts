import { describe, expect, it } from 'vitest';
import { preferredLanguage } from '#functions/platform/language.ts';

describe('the language of an answer', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['en-GB,en;q=0.8', 'en'],
    ['tlh, en;q=0.1', 'en'],
    ['en;q=0', 'en'],
    ['*', 'en'],
  ])('of %s is %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});
