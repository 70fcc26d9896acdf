import { describe, expect, it } from 'vitest';
import { createCityMatcher } from '#shared/domain/context/city-match.ts';
import { north, town } from './towns.ts';

describe('the city of a published name', () => {
  it('is the one whose own name it is before one that also goes by it', () => {
    const match = createCityMatcher([town('gn-1', 'Turku', { otherNames: ['Åbo'] }), town('gn-2', 'Åbo')]);
    expect(match({ name: 'Abo', country: 'FI' })).toEqual({ id: 'gn-2' });
  });

  it('is no place that is part of a larger one, by whatever name', () => {
    const part = { partOf: 'gn-1', otherNames: ['Aeby'] };
    const match = createCityMatcher([town('gn-1', 'Helsinki'), town('gn-2', 'Aeborg', part)]);
    expect(match({ name: 'Aeborg', country: 'FI' })).toEqual({ unmatched: 'no-such-name' });
    expect(match({ name: 'Aeby', country: 'FI' })).toEqual({ unmatched: 'no-such-name' });
  });

  it('is one city where two spellings of its other name are the same to a reader', () => {
    const match = createCityMatcher([town('gn-1', 'Vaasa', { otherNames: ['Vasa', 'Våsa'] })]);
    expect(match({ name: 'Vasa', country: 'FI' })).toEqual({ id: 'gn-1' });
  });

  it('is none where two cities go by the same other name, unless its place tells which', () => {
    const match = createCityMatcher([
      town('gn-1', 'Raisio', { otherNames: ['Nystad'], ...north(0) }),
      town('gn-2', 'Uusikaupunki', { otherNames: ['Nystad'], ...north(40) }),
    ]);
    expect(match({ name: 'Nystad', country: 'FI' })).toEqual({ unmatched: 'several-of-this-name' });
    expect(match({ name: 'Nystad', country: 'FI', point: north(19) })).toEqual({ id: 'gn-1' });
    expect(match({ name: 'Nystad', country: 'FI', point: north(21) })).toEqual({ id: 'gn-2' });
  });

  it('may lie up to 50 km from where the publisher puts it', () => {
    const match = createCityMatcher([town('gn-1', 'Oulu')]);
    expect(match({ name: 'Oulu', country: 'FI', point: north(49.9) })).toEqual({ id: 'gn-1' });
    expect(match({ name: 'Oulu', country: 'FI', point: north(50.1) })).toEqual({ unmatched: 'too-far' });
  });

  it('is the first by id of two that lie equally near, in whatever order they come', () => {
    const two = [town('gn-2', 'Oulu'), town('gn-1', 'Oulu'), town('gn-3', 'Oulu')];
    for (const cities of [two, two.toReversed()]) {
      expect(createCityMatcher(cities)({ name: 'Oulu', country: 'FI', point: north(1) })).toEqual({ id: 'gn-1' });
    }
  });
});
