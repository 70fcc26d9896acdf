import { describe, expect, it } from 'vitest';
import type { Comparison } from '#shared/contracts/submission.ts';
import { groupsOf } from '#shared/domain/release/groups-of.ts';
import { memberWith } from '../benchmark/samples.ts';
import { choice, placed, worldWith } from '../peers/small-world.ts';

/** The first city, five that differ from it in form and place, five that differ in law and economy, and five far away. */
const members = [
  placed(0, 0, 0, 0),
  ...Array.from({ length: 5 }, () => placed(0, 0, 0.3, 0)),
  ...Array.from({ length: 5 }, () => placed(0.2, 0, 0, 0.2)),
  ...Array.from({ length: 5 }, () => placed(1, 1, 1, 1)),
].map((features, index) => memberWith({ city: `gn-${100 + index}`, sovereign: `S${index}`, features }));

const groupUnder = (change: Partial<Comparison>, among = members) => {
  const found = groupsOf(worldWith([]), among, new Map([['gn-100', choice(change)]]));
  return found.get('gn-100');
};
const cities = (...[from, to]: [number, number]) => members.slice(from, to).map(({ city }) => city);

describe('the peer groups within a release', () => {
  it('are the nearest under the lens that each city chose', () => {
    expect(groupUnder({})?.members.map(({ city }) => city)).toEqual(cities(1, 6));
    expect(groupUnder({ lens: 'morphological' })?.members.map(({ city }) => city)).toEqual(cities(6, 11));
  });

  it('tell among how many they were found', () => {
    expect(groupUnder({})?.candidates).toBe(15);
  });

  it('are there neither for a city without a choice nor for one with fewer than 15 candidates', () => {
    const found = groupsOf(worldWith([]), members, new Map([['gn-105', choice()]]));
    expect([...found.keys()]).toEqual(['gn-105']);
    expect(groupUnder({}, members.slice(0, 15))).toBeUndefined();
  });

  it('are none without members', () => {
    expect(groupsOf(worldWith([]), [], new Map())).toEqual(new Map());
  });
});
