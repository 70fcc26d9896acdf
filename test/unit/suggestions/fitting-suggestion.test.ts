import { describe, expect, it } from 'vitest';
import type { CityProfile } from '#shared/contracts/profile.ts';
import { NEEDS } from '#shared/contracts/suggestion.ts';
import { fittingSuggestion } from '#shared/domain/suggestions/fitting-suggestion.ts';
import { meetsNeeds } from '#shared/domain/suggestions/needs.ts';
import { example, reader, suggestion } from './request.ts';

const one = (id: string, parts: object = {}) => suggestion({ id, practice: 'looking-ahead', ...parts });
const chosenAt = (level: number, library: ReturnType<typeof one>[]) =>
  fittingSuggestion(level, library, reader())?.suggestion.id;

describe('the band of a suggestion', () => {
  const low = one('low', { band: { from: 1, to: 2.5 } });
  const middle = one('middle', { band: { from: 2.5, to: 4 } });
  const high = one('high', { band: { from: 4, to: 5 } });

  it.each([
    [1, 'low'],
    [2.4999, 'low'],
    [2.5, 'middle'],
    [3.9999, 'middle'],
    [4, 'high'],
    [5, 'high'],
  ])('at level %d: %s', (level, id) => {
    expect(chosenAt(level, [low, middle, high])).toBe(id);
    expect(chosenAt(level, [high, middle, low])).toBe(id);
  });

  it('begins where it says', () => {
    expect(chosenAt(2.4, [middle])).toBeUndefined();
    expect(chosenAt(3.9, [high])).toBeUndefined();
  });

  it('has an open end below 5', () => {
    expect(chosenAt(4.5, [one('wide', { band: { from: 3, to: 4.5 } })])).toBeUndefined();
    expect(chosenAt(5, [one('wide', { band: { from: 3, to: 4.5 } })])).toBeUndefined();
  });

  it('from level 4 on keeps and shares, where the library can', () => {
    const reaching = one('reaching', { band: { from: 3, to: 4.5 } });
    expect(chosenAt(4, [reaching, high])).toBe('high');
    expect(chosenAt(4, [reaching])).toBe('reaching');
    expect(chosenAt(3.9, [reaching, high])).toBe('reaching');
  });
});

describe('what a suggestion needs', () => {
  const met: Record<(typeof NEEDS)[number], CityProfile> = {
    'own-revenue': { ownRevenueShare: 20 },
    'power-planning': { powers: ['planning'] },
    'power-housing': { powers: ['housing'] },
    'power-transport': { powers: ['transport'] },
    'power-police': { powers: ['police'] },
    'power-schools': { powers: ['schools'] },
    'power-care': { powers: ['care'] },
    'staff-100': { staff: 100 },
  };
  const unmet: CityProfile = { ownRevenueShare: 19.9, powers: [], staff: 99 };

  it.each(NEEDS)('%s is met by its own field alone, and by nothing that is not stated', (need) => {
    expect(meetsNeeds(met[need], { needs: [need] })).toBe(true);
    expect(meetsNeeds(unmet, { needs: [need] })).toBe(false);
    expect(meetsNeeds({}, { needs: [need] })).toBe(false);
    for (const other of NEEDS) expect(meetsNeeds(met[other], { needs: [need] })).toBe(other === need);
  });

  it('is all of it', () => {
    const needs = ['staff-100', 'power-care'] as const;
    expect(meetsNeeds({ staff: 500 }, { needs: [...needs] })).toBe(false);
    expect(meetsNeeds({ staff: 500, powers: ['care'] }, { needs: [...needs] })).toBe(true);
  });

  it('leaves it out, however near its example is', () => {
    const needy = one('needy', { needs: ['staff-100'], examples: [example('gn-2')] });
    const plain = one('plain');
    const near = reader({ distanceTo: () => 0.01 });
    expect(fittingSuggestion(3, [needy, plain], near)?.suggestion.id).toBe('plain');
    expect(fittingSuggestion(3, [needy], near)).toBeNull();
    const staffed = reader({ distanceTo: () => 0.01, profile: { staff: 400 } });
    expect(fittingSuggestion(3, [plain, needy], staffed)?.suggestion.id).toBe('needy');
  });
});

describe('the example of a suggestion', () => {
  const distances: Record<string, number> = { 'gn-2': 0.5, 'gn-3': 0.1, 'gn-4': 0.3, 'gn-1': 0 };
  const known = reader({ distanceTo: (city) => distances[city] ?? null });
  const pick = (...library: ReturnType<typeof one>[]) => {
    const fitting = fittingSuggestion(3, library, known);
    return fitting && { id: fitting.suggestion.id, example: fitting.example };
  };

  it('decides: the structurally nearest comes first, in words of likeness', () => {
    const far = one('far', { examples: [example('gn-2')] });
    const two = one('two', { examples: [example('gn-4'), example('gn-3')] });
    expect(pick(far, two)).toEqual({ id: 'two', example: { index: 1, likeness: 'close' } });
    expect(pick(one('fair', { examples: [example('gn-4')] }), far)).toEqual({
      id: 'fair',
      example: { index: 0, likeness: 'fair' },
    });
  });

  it('without a known distance comes after the others, and has no likeness', () => {
    const programme = one('programme', { examples: [example(undefined, 'Cities with a team')] });
    const unknown = one('unknown', { examples: [example('gn-9'), example(undefined)] });
    const far = one('far', { examples: [example('gn-2')] });
    const fair = one('fair', { examples: [example('gn-3')] });
    expect(pick(programme, fair)?.id).toBe('fair');
    expect(pick(fair, programme)?.id).toBe('fair');
    expect(pick(far, fair)?.id).toBe('fair');
    expect(pick(programme, unknown)).toEqual({ id: 'programme', example: { index: 0, likeness: null } });
    expect(pick(one('none'))).toEqual({ id: 'none', example: null });
  });

  it('has no distance where it names no city', () => {
    const programme = one('programme', { examples: [example(undefined, 'Cities with a team')] });
    const near = reader({ distanceTo: () => 0.01 });
    expect(fittingSuggestion(3, [programme], near)?.example).toEqual({ index: 0, likeness: null });
  });

  it('that is the reader’s own city alone comes after a suggestion without any', () => {
    for (let number = 1; number <= 20; number += 1) {
      const own = one('own', { examples: [example(`gn-${number}`)] });
      const { suggestion: first } = fittingSuggestion(3, [own, one('none')], reader({ city: `gn-${number}` }))!;
      expect(first.id).toBe('none');
    }
  });

  it('is told once in a report where there is another', () => {
    const twice = one('twice', { examples: [example('gn-3', 'Tampere'), example('gn-2', 'Bogotá')] });
    const told = fittingSuggestion(3, [twice, one('none')], known, new Set(['Tampere']));
    expect([told?.suggestion.id, told?.example?.index]).not.toEqual(['twice', 0]);
    const all = fittingSuggestion(3, [twice, one('none')], known, new Set(['Tampere', 'Bogotá']));
    expect(all?.suggestion.id).toBe('none');
    expect(fittingSuggestion(3, [twice], known, new Set(['Tampere', 'Bogotá']))?.example?.index).toBe(0);
  });

  it('that is far leaves the choice to an order of the city’s own, so that no suggestion waits for ever', () => {
    const library = [one('far', { examples: [example('gn-2')] }), one('none'), one('other')];
    const first = (city: string) => fittingSuggestion(3, library, { ...known, city })?.suggestion.id;
    const cities = Array.from({ length: 60 }, (_, index) => `gn-${100 + index}`);
    expect(new Set(cities.map(first))).toEqual(new Set(['far', 'none', 'other']));
    expect(cities.map(first)).toEqual(cities.map(first));
  });

  it('is another city than the reader’s own where there is one', () => {
    const own = one('own', { examples: [example('gn-1')] });
    expect(pick(own, one('far', { examples: [example('gn-2')] }))?.id).toBe('far');
    expect(pick(own)).toEqual({ id: 'own', example: { index: 0, likeness: null } });
    const besides = one('besides', { examples: [example('gn-1'), example('gn-9')] });
    expect(pick(besides)?.example).toEqual({ index: 1, likeness: null });
  });

  it('leaves equals to the one that needs less, then to the order of the library', () => {
    const staffed = { ...known, profile: { staff: 400 } };
    const needy = one('needy', { needs: ['staff-100'], examples: [example('gn-3')] });
    const first = one('first', { examples: [example('gn-3')] });
    const second = one('second', { examples: [example('gn-3')] });
    expect(fittingSuggestion(3, [needy, first, second], staffed)?.suggestion.id).toBe('first');
  });
});
