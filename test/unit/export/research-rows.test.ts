import { beforeAll, describe, expect, it } from 'vitest';
import { CAPABILITIES } from '#shared/contracts/names.ts';
import type { CapabilityScore } from '#shared/contracts/scores.ts';
import { ANY } from '#shared/domain/export/group-alike.ts';
import { MISSING, type ResearchCity, researchRows } from '#shared/domain/export/research-rows.ts';
import { scoreOf } from '../benchmark/samples.ts';

const [ONE, OTHER] = CAPABILITIES;
const cityAt = (city: string, level: number | null, change: Partial<ResearchCity> = {}): ResearchCity => ({
  city,
  region: 'caribbean',
  sizeBand: '1m-3m',
  capabilities: [scoreOf(ONE, level)],
  ...change,
});
/** Five cities, the first of which has these scores. */
const rowOf = (...capabilities: CapabilityScore[]) => {
  const others = ['b', 'c', 'd', 'e'].map((city) => cityAt(city, 5));
  const { rows } = researchRows([cityAt('a', 1, { capabilities }), ...others]);
  return rows.find(({ levels }) => levels[ONE] !== 5)?.levels ?? {};
};

describe('the levels of a row', () => {
  let levels: Readonly<Record<string, number>>;
  beforeAll(() => {
    const score = scoreOf(ONE, 2.7);
    const practices = score.practices.map((practice, index) => {
      if (index === 0) return { ...practice, individual: { ...practice.individual, level: null } };
      return { ...practice, applies: index > 1 };
    });
    levels = rowOf({ ...score, practices });
  });

  it('are those of the capability and of its practices, to half a level', () => {
    expect(levels[ONE]).toBe(2.5);
    expect(levels[`${ONE}-3`]).toBe(2.5);
    expect(rowOf(scoreOf(ONE, 2.75))[ONE]).toBe(3);
  });

  it('tell what was not answered from what does not apply', () => {
    expect(levels[`${ONE}-1`]).toBe(MISSING.notKnown);
    expect(levels[`${ONE}-2`]).toBe(MISSING.doesNotApply);
    expect(rowOf(scoreOf(ONE, null))[ONE]).toBe(MISSING.notKnown);
  });

  it('are of no capability of which no practice applies, and of one of which a single one does', () => {
    const applying = (practicesThatApply: number) => {
      const score = scoreOf(ONE, 3);
      return rowOf({ ...score, individual: { ...score.individual, practicesThatApply } })[ONE];
    };
    expect(applying(0)).toBe(MISSING.doesNotApply);
    expect(applying(1)).toBe(3);
  });

  it('stay out where only the group of respondents may see them: practices apart from their capability', () => {
    const shown = { capability: true, practices: false };
    const hidden = rowOf(scoreOf(ONE, 3, { shown }), scoreOf(OTHER, 4, { shown: { ...shown, capability: false } }));
    expect(hidden).toMatchObject({ [ONE]: 3, [`${ONE}-1`]: MISSING.notShown, [OTHER]: MISSING.notShown });
  });
});

describe('the rows of an export', () => {
  const five = ['e', 'd', 'c', 'b', 'a'].map((city, index) => cityAt(city, index + 1));

  it('stand in the order of what they tell, numbered from 1, whatever the order of cities', () => {
    for (const cities of [five, five.toReversed()]) {
      const { rows } = researchRows(cities);
      expect(rows.map(({ row, levels }) => [row, levels[ONE]])).toEqual([1, 2, 3, 4, 5].map((n) => [n, n]));
    }
  });

  it('stand by region, then by size, then by level', () => {
    const more = ['f', 'g', 'h', 'i', 'j'].map((city) => cityAt(city, 1, { region: 'western-africa' }));
    const larger = ['k', 'l', 'm', 'n', 'o'].map((city) => cityAt(city, 1, { sizeBand: 'over-3m' }));
    const { rows } = researchRows([...more, ...larger, ...five]);
    expect([rows[0], rows[5], rows[10]].map((one) => `${one?.region} ${one?.sizeBand}`)).toEqual([
      'caribbean 1m-3m',
      'caribbean over-3m',
      'western-africa 1m-3m',
    ]);
  });

  it('tell of no city more than region, size and levels', () => {
    for (const row of researchRows(five).rows) {
      expect(Object.keys(row)).toEqual(['row', 'region', 'sizeBand', 'levels']);
    }
  });

  it('are of the cities that are alike enough; the others are counted and not named', () => {
    const alone = cityAt('z', 2, { region: 'central-asia' });
    const table = researchRows([alone, ...five]);
    expect(table.cities).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(table.withheld).toBe(1);
    expect(table.rows).toHaveLength(5);
  });

  it('lose their region where five agree on nothing else', () => {
    const regions = ['caribbean', 'central-asia', 'western-africa', 'caribbean', 'central-asia'];
    const { rows, withheld } = researchRows(five.map((city, index) => ({ ...city, region: regions[index] ?? '' })));
    expect(rows.map(({ region, sizeBand }) => [region, sizeBand])).toEqual(five.map(() => [ANY, ANY]));
    expect(withheld).toBe(0);
  });

  it('are refused for four cities, telling how many agreed and how many are needed', () => {
    expect(() => researchRows(five.slice(1))).toThrow('Only 4 cities agreed to research; an export needs 5');
    expect(() => researchRows(five.slice(1))).toThrow(expect.objectContaining({ code: 'not_allowed' }));
  });
});
