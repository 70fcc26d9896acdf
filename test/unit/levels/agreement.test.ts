import { describe, expect, it } from 'vitest';
import { agreementOnPractice } from '#shared/domain/levels/agreement-on.ts';
import { consensusAgenda } from '#shared/domain/levels/consensus-agenda.ts';
import { scoreCapabilities } from '#shared/domain/levels/score-capabilities.ts';
import { type Choices, instrument, PRACTICES, responses, scorable, scoreFirst } from './assessment.ts';

const rowsOf = (columns: readonly (readonly Choices[number][])[]): Choices[] =>
  (columns[0] ?? []).map((_, respondent) => columns.map((column) => column[respondent] ?? null));

describe('agreement on a practice', () => {
  it('is rwg against even answers with the average deviation', () => {
    // Mean 4, s² = 2/4 = 0.5, rwg 1 - 0.5/2; deviations 0 0 1 0 1.
    expect(agreementOnPractice([4, 4, 5, 4, 3])).toEqual({ respondents: 5, rwg: 0.75, adM: 0.4, band: 'strong' });
  });

  it('is not given below two levels, and has no band below five', () => {
    expect(agreementOnPractice([4])).toBeNull();
    expect(agreementOnPractice([4, 4, 4, 4])).toEqual({ respondents: 4, rwg: 1, adM: 0 });
  });

  it.each([
    ['lack', [1, 1, 5, 5, 3]],
    // s² = 1.6: rwg 0.2
    ['lack', [2, 2, 2, 4, 5]],
    // s² = 1.3: rwg 0.35
    ['weak', [2, 3, 3, 4, 5]],
    // s² = 1: rwg 0.5 exactly is no longer weak
    ['moderate', [2, 2, 3, 4, 4]],
    // s² = 0.7: 0.65
    ['moderate', [2, 3, 3, 4, 4]],
    // s² = 0.3: 0.85
    ['strong', [3, 3, 3, 4, 4]],
    // s² = 0.2: 0.9 exactly is very strong
    ['very-strong', [3, 3, 3, 3, 4]],
  ] as const)('is called %s for %j', (band, levels) => {
    expect(agreementOnPractice(levels)?.band).toBe(band);
  });

  it('reaches a bound that only rounding keeps it under', () => {
    // s² = 0.2 and 1 in fractions; in floating point a little more.
    expect(agreementOnPractice([1, 2, 2, 2, 2])).toMatchObject({ rwg: 0.8999999999999999, band: 'very-strong' });
    expect(agreementOnPractice([2, 3, 3, 3, 4, 4, 4, 5, 5])).toMatchObject({ band: 'moderate' });
  });
});

describe('agreement on a capability', () => {
  it('is the mean of its practices, with Spearman and Brown’s step-up beside it', () => {
    const columns = [
      [4, 4, 5, 4, 3],
      [3, 3, 3, 3, 3],
      [2, 2, 3, 4, 4],
      [1, 1, 5, 5, 3],
    ] as const;
    // rwg 0.75, 1, 0.5, 0: mean 0.5625; rwg(J) = 4 · 0.5625 / (1 + 3 · 0.5625); AD_M 0.4, 0, 0.8, 1.6: 0.7.
    const { agreement } = scoreFirst({ responses: responses(...rowsOf(columns)) });
    expect(agreement).toMatchObject({ respondents: 5, rwg: 0.5625, band: 'moderate' });
    expect(agreement?.rwgJ).toBeCloseTo(2.25 / 2.6875, 12);
    expect(agreement?.adM).toBeCloseTo(0.7, 12);
  });

  it('has no band while one of its practices rests on fewer than five', () => {
    const columns = [
      [4, 4, 5, 4, 3],
      [3, 3, 3, 3, 'dont-know'],
      [3, 3, 3, 3, 3],
      [3, null, null, null, null],
    ] as const;
    const { agreement } = scoreFirst({ responses: responses(...rowsOf(columns)) });
    // The practice with one level has no rwg and is left out.
    expect(agreement?.respondents).toBe(4);
    expect(agreement?.band).toBeUndefined();
    expect(agreement?.rwg).toBeCloseTo(2.75 / 3, 12);
  });

  it('is not given for one respondent', () => {
    expect(scoreFirst({ responses: responses([1, 2, 3, 4]) }).agreement).toBeNull();
  });
});

describe('the agenda of the consensus meeting', () => {
  const agendaOf = (columns: readonly (readonly Choices[number][])[]) =>
    consensusAgenda(scoreCapabilities(instrument, scorable({ responses: responses(...rowsOf(columns)) }), {}, 'seed'));

  it('lists practices with an average deviation over 5/6, widest first, ties in the order of the instrument', () => {
    expect(
      agendaOf([
        [2, 2, 4, 4],
        [3, 3, 3, 3],
        [1, 1, 5, 5],
        [3, 3, 5, 5],
      ]),
    ).toEqual([PRACTICES[2], PRACTICES[0], PRACTICES[3]]);
  });

  it('leaves out a deviation of exactly 5/6', () => {
    // Mean 11/6, deviations 5/6 three times, 1/6, 7/6 twice: 5 / 6, in floating point a little more.
    const even = [1, 1, 1, 2, 3, 3] as const;
    const wider = [1, 1, 1, 3, 3, 3] as const;
    expect(agendaOf([even, wider, even, even])).toEqual([PRACTICES[1]]);
  });

  it('names nothing where one person answered, who agrees with nobody', () => {
    expect(agendaOf([[1], [2], [3], [5]])).toEqual([]);
  });

  it('names nothing where practice levels may not be shown', () => {
    const wide = [1, 1, 5] as const;
    expect(agendaOf([wide, wide, wide, wide])).toEqual([]);
  });
});
