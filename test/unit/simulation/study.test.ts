import { describe, expect, it } from 'vitest';
import { createRandom } from '#shared/statistics/random.ts';
import { simulateCoverage } from '#test/simulation/coverage.ts';
import { drawCity, drawResponses, scoreResponses, trueLevel } from '#test/simulation/model.ts';
import { measuredVariance } from '#test/simulation/release.ts';
import { runStudy } from '#test/simulation/study.ts';
import { studyPage } from '#test/simulation/tables.ts';
import { simulateVerdicts } from '#test/simulation/verdicts.ts';

const pooledVariance = measuredVariance('quick');

describe('the 90 % interval', () => {
  it.each([1, 3, 8])(
    'holds the level of the whole city about as often as it says, with %i respondents',
    (respondents) => {
      const { share, intervals } = simulateCoverage(respondents, { cities: 150, dontKnow: 0, pooledVariance }, 'quick');
      expect(intervals).toBe(750);
      expect(share).toBeGreaterThan(0.86);
      expect(share).toBeLessThan(0.97);
    },
  );

  it('would not, if people were taken to agree more than they do', () => {
    const sure = Object.fromEntries(Object.keys(pooledVariance).map((capability) => [capability, 0.03]));
    expect(simulateCoverage(1, { cities: 100, dontKnow: 0, pooledVariance: sure }, 'quick').share).toBeLessThan(0.65);
  });
});

describe('the verdict', () => {
  const peers = { peers: 10, betweenCities: 0.6 };

  it('rarely sees a difference where there is none', () => {
    const none = simulateVerdicts({ ...peers, respondents: 3, difference: 0 }, { trials: 80, pooledVariance }, 'quick');
    expect(none.falseAlarms).toBeLessThan(0.2);
    expect(none.found).toBeNull();
  });

  it('finds a difference of one level more often with more respondents', () => {
    const foundBy = (respondents: number) =>
      simulateVerdicts({ ...peers, respondents, difference: 1 }, { trials: 60, pooledVariance }, 'quick').found ?? 0;
    expect(foundBy(8)).toBeGreaterThan(foundBy(1) + 0.2);
  });
});

describe('the model', () => {
  it('knows the level that a city would have if everybody were asked', () => {
    const random = createRandom('everybody');
    const city = drawCity([1.4, 2.5, 3, 3.8, 4.9], random);
    const scores = scoreResponses(drawResponses(city, 4000, 0, random), {}, 'everybody');
    for (const [index, { individual }] of scores.entries()) {
      expect(Math.abs((individual.level as number) - trueLevel(city, index))).toBeLessThan(0.04);
    }
  });
});

describe('the page', () => {
  it('is the same again, with a row for every cell', () => {
    const size = { cities: 2, trials: 1 };
    const page = studyPage(runStudy(size), size);
    expect(studyPage(runStudy(size), size)).toBe(page);
    expect(page.match(/^\| (1|2|3|5|8|20) \|/gm)).toHaveLength(6);
    expect(page.match(/^\| 0\.[468] \| (8|10|13) \|( \d+\.\d % \|){4}$/gm)).toHaveLength(9);
    expect(page.match(/^\| (0\.5|1\.0|1\.5) \| (8|10|13) \|( \d+\.\d % \|){4}$/gm)).toHaveLength(9);
    expect(page).not.toContain('NaN');
  });
});
