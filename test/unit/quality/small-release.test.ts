import { describe, expect, it } from 'vitest';
import { assessCities } from '#shared/domain/quality/assessed-city.ts';
import { type QualityInput, qualityOfRelease } from '#shared/domain/quality/quality-of-release.ts';
import { instrument } from '../../fakes/assessment-items.ts';
import { aReleaseOf, times } from './assessed.ts';

const one = [1, 1, 1, 1] as const;
const three = [3, 3, 3, 3] as const;
/** Two cities of two respondents, and four of one. */
const answered = [...times(2, [{ rows: [one, one] }]), ...times(4, [{ rows: [three] }])];
const { release, submissions } = aReleaseOf(answered);

const judge = (change: Partial<QualityInput> = {}) =>
  qualityOfRelease({
    instrument,
    release,
    submissions,
    peerChoice: { ruleOf: () => null, peersOf: () => [] },
    ...change,
  });

describe('the quality of the instrument in a small release', () => {
  it('counts its cities and their respondents', () => {
    expect(judge()).toMatchObject({ cities: 6, respondents: 8, release: release.id, method: release.method });
  });

  it('leaves out a member whose submission is not there', () => {
    expect(judge({ submissions: submissions.slice(1) })).toMatchObject({ cities: 5, respondents: 6 });
    expect(assessCities(instrument, release, [])).toEqual([]);
  });

  it('warns of many cities at an end of the scale', () => {
    const { capabilities } = judge();
    expect(capabilities.map(({ warnings }) => warnings)).toEqual([['floor'], [], [], [], []]);
    expect(capabilities[0]?.floor).toEqual({ value: 1 / 3, n: 6 });
  });

  it('has no readings and no times where none were given', () => {
    const { assessorAgreement, capabilities } = judge();
    expect(assessorAgreement).toEqual({ value: null, n: 0, reason: 'fewer-than-20-double-readings' });
    expect(capabilities[0]?.items[0]?.medianSeconds).toEqual({ value: null, n: 0, reason: 'no-answer-times' });
  });

  it('compares peers with as many random groups as asked for, else with a thousand', () => {
    const { members } = release;
    const peerChoice: QualityInput['peerChoice'] = {
      ruleOf: (row) => ({ k: 1, except: row }),
      peersOf: (row) => [row === 0 ? 1 : 0],
    };
    const withLevels = {
      ...release,
      members: members.map((member, index) => ({
        ...member,
        individual: { capabilities: { 'adapting-focus': 1 + (index % 3) }, practices: {} },
      })),
    };
    expect(judge({ release: withLevels, peerChoice, draws: 7 }).peers.all.random.n).toBe(7);
    expect(judge({ release: withLevels, peerChoice }).peers.all.random.n).toBe(1000);
  });
});
