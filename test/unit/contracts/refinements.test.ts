import { describe, expect, it } from 'vitest';
import { instrumentSchema } from '#shared/contracts/instrument.ts';
import { instrumentMappingsSchema } from '#shared/contracts/instrument-mapping.ts';
import { figureSchema } from '#shared/contracts/quality.ts';
import { suggestionSchema } from '#shared/contracts/suggestion.ts';
import { instrument, suggestion } from '../suggestions/request.ts';

const issuesOf = (
  schema: { safeParse: (value: unknown) => { error?: { issues: unknown } | undefined } },
  value: unknown,
) => schema.safeParse(value).error?.issues;

describe('a figure of the quality report', () => {
  it('has a value or a reason, never both and never neither', () => {
    const reason = 'answers-do-not-vary';
    expect(issuesOf(figureSchema, { value: 0.8, n: 30 })).toBeUndefined();
    expect(issuesOf(figureSchema, { value: null, n: 30, reason })).toBeUndefined();
    for (const wrong of [
      { value: 0.8, n: 30, reason },
      { value: null, n: 30 },
    ]) {
      expect(issuesOf(figureSchema, wrong)).toMatchObject([{ message: 'a value or a reason' }]);
    }
  });
});

describe('an instrument', () => {
  it('has the five capabilities in their order', () => {
    expect(issuesOf(instrumentSchema, instrument)).toBeUndefined();
    const [first, second, ...rest] = instrument.capabilities;
    const swapped = { ...instrument, capabilities: [second, first, ...rest] };
    expect(issuesOf(instrumentSchema, swapped)).toMatchObject([
      { path: ['capabilities'], message: 'capabilities are the five, in order' },
    ]);
    const oneTwice = { ...instrument, capabilities: [first, second, ...rest.slice(0, -1), first] };
    expect(issuesOf(instrumentSchema, oneTwice)).toHaveLength(1);
  });
});

describe('mappings between versions of the instrument', () => {
  const mapping = (from: string, to: string) => ({ from, to, practices: { 'looking-ahead': 'looking-ahead' } });

  it('are one for each pair of versions', () => {
    const both = [mapping('2025.1', '2026.1'), mapping('2024.1', '2026.1'), mapping('2025.1', '2025.2')];
    expect(issuesOf(instrumentMappingsSchema, both)).toBeUndefined();
    expect(issuesOf(instrumentMappingsSchema, [...both, mapping('2024.1', '2026.1')])).toMatchObject([
      { message: 'one mapping for each pair' },
    ]);
  });
});

describe('the band of a suggestion', () => {
  const withBand = (from: number, to: number) => ({
    ...suggestion({ id: 'do-it', practice: 'looking-ahead' }),
    band: { from, to },
  });

  it('begins before it ends', () => {
    expect(issuesOf(suggestionSchema, withBand(1, 2.5))).toBeUndefined();
    expect(issuesOf(suggestionSchema, withBand(4, 2.5))).toMatchObject([{ path: ['band'] }]);
    expect(issuesOf(suggestionSchema, withBand(4, 4))).toMatchObject([{ path: ['band'] }]);
  });
});
