import { describe, expect, it } from 'vitest';
import { endOfDay, readDay } from '#shared/domain/day.ts';

describe('a day', () => {
  it.each([
    ['2026-12-31', '2026-12-31T00:00:00.000Z'],
    ['2028-02-29', '2028-02-29T00:00:00.000Z'],
    ['0999-01-01', '0999-01-01T00:00:00.000Z'],
  ])('%s begins at midnight, in UTC', (text, begin) => {
    expect(readDay(text)?.toISOString()).toBe(begin);
  });

  it.each([
    ['a day that its month does not have', '2026-02-30'],
    ['the 29th of February of a common year', '2027-02-29'],
    ['a thirteenth month', '2026-13-01'],
    ['a month without its day', '2026-12'],
    ['a time of day', '2026-12-31T10:00'],
    ['a day with blanks before it', ' 2026-12-31'],
    ['a day with something behind it', '2026-12-31x'],
    ['a year of five digits', '+012026-12-31'],
    ['a word', 'tomorrow'],
    ['nothing', ''],
  ])('is not %s', (_, text) => {
    expect(readDay(text)).toBeUndefined();
  });

  it('ends when the next one begins, in a leap year and at the end of a year too', () => {
    const endOf = (text: string) => endOfDay(readDay(text) as Date).toISOString();
    expect(endOf('2026-11-27')).toBe('2026-11-28T00:00:00.000Z');
    expect(endOf('2028-02-28')).toBe('2028-02-29T00:00:00.000Z');
    expect(endOf('2026-12-31')).toBe('2027-01-01T00:00:00.000Z');
  });
});
