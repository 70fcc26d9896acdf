import { describe, expect, it } from 'vitest';
import type { CapabilityScore, PracticeScore } from '#shared/contracts/scores.ts';
import type { Submission } from '#shared/contracts/submission.ts';
import { showCapability } from '#shared/domain/report/shown-capability.ts';
import { anInput } from '#test/fakes/report-inputs.ts';
import { aSubmission, instrument, MIXED } from '#test/fakes/scores-answers.ts';
import { aBenchmark, aComparison, noComparison } from '#test/fakes/scores-comparison.ts';

const [CAPABILITY] = instrument.capabilities;
const { scores } = anInput(aSubmission([MIXED, MIXED, MIXED, MIXED]));
const score = scores.capabilities[0] as CapabilityScore;
const HIDDEN = { capability: false, practices: false };

/** The first capability of four respondents, with changes of its score or of its first practice. */
const shown = (
  change: Partial<CapabilityScore> = {},
  { submission = aSubmission([MIXED]), comparison = aComparison() } = {},
) => showCapability(CAPABILITY!, { ...score, ...change }, comparison, submission);
const firstOf = (change: Partial<PracticeScore>, rest: Partial<CapabilityScore> = {}, submission?: Submission) => {
  const practices = score.practices.map((practice, index) => (index === 0 ? { ...practice, ...change } : practice));
  return shown({ practices, ...rest }, submission && { submission, comparison: aComparison() }).practices[0];
};

describe('the level of a practice that a report opens with', () => {
  const levels = {
    agreed: { level: 3 },
    verified: { level: 4, reason: 'Minutes seen.' },
  };

  it('is of the kind that its capability opens with, however strong another kind is', () => {
    expect(firstOf(levels, { headline: 'agreed' })?.headline).toEqual({ basis: 'agreed', level: 3 });
    expect(firstOf(levels, { headline: 'individual' })?.headline).toEqual({ basis: 'individual', level: 2 });
    expect(firstOf(levels)?.levels.map(({ basis }) => basis)).toEqual(['verified', 'agreed', 'individual']);
  });

  it('is of the strongest kind that any practice has where the capability has none', () => {
    expect(firstOf(levels, { headline: null })?.headline?.basis).toBe('verified');
    expect(firstOf({ agreed: { level: 3 } }, { headline: null })?.headline?.basis).toBe('agreed');
    expect(firstOf({}, { headline: null })?.headline?.basis).toBe('individual');
  });

  it('is missing, with the reason, where the practice has no level of that kind', () => {
    expect(firstOf({}, { headline: 'verified' })).toMatchObject({ headline: null, reason: 'not-enough-answers' });
    expect(firstOf({ applies: false }, { headline: 'verified' })?.reason).toBe('does-not-apply');
    expect(firstOf({}, { headline: 'individual', shown: HIDDEN })?.reason).toBe('too-few-respondents');
    expect(firstOf({}, { headline: 'agreed', shown: HIDDEN })?.reason).toBe('not-enough-answers');
  });

  it('stays where answers are hidden if the group or the assessor gave it', () => {
    expect(firstOf(levels, { shown: HIDDEN })?.levels).toEqual([
      { basis: 'verified', level: 4 },
      { basis: 'agreed', level: 3 },
    ]);
  });

  it('carries the words of the group and the assessor, where they gave any', () => {
    const agreed = { level: 3, reason: 'We all saw it.' };
    expect(firstOf({ ...levels, agreed })?.settled).toEqual([
      { basis: 'verified', level: 4, reason: 'Minutes seen.' },
      { basis: 'agreed', level: 3, reason: 'We all saw it.' },
    ]);
    expect(firstOf({ agreed: { level: 3 } })?.settled).toEqual([]);
  });
});

describe('a practice that does not apply', () => {
  const agreedOut = (practice: string) =>
    aSubmission([MIXED, MIXED], { agreed: [{ practice, level: 'does-not-apply' }] });
  const [first, second] = score.practices.map(({ practice }) => practice) as [string, string];

  it('is told where answers are hidden only if the group agreed on it', () => {
    const left = (submission: Submission) => firstOf({ applies: false }, { shown: HIDDEN }, submission)?.applies;
    expect(left(agreedOut(first))).toBe(false);
    expect(left(agreedOut(second))).toBe(true);
    const agreed = [second, first].map((practice) => ({ practice, level: 'does-not-apply' as const }));
    expect(left(aSubmission([MIXED, MIXED], { agreed }))).toBe(false);
    expect(left(aSubmission([MIXED, MIXED], { agreed: [{ practice: first, level: 3 }] }))).toBe(true);
  });

  it('is told where answers are open', () => {
    expect(firstOf({ applies: false })?.applies).toBe(false);
    expect(firstOf({})?.applies).toBe(true);
  });
});

describe('the answers to a practice', () => {
  const individual = { ...score.practices[0]!.individual };

  it('are shown with their distribution from four levels on', () => {
    const counts = [0, 4, 0, 0, 0] as typeof individual.counts;
    expect(firstOf({ individual: { ...individual, levels: 4, counts } })?.counts).toEqual([0, 4, 0, 0, 0]);
    expect(firstOf({ individual: { ...individual, levels: 3 } })?.counts).toBeNull();
  });

  it('are hidden in every way where they are of too few', () => {
    expect(firstOf({}, { shown: HIDDEN })).toMatchObject({ answers: null, counts: null, agreement: null, where: {} });
  });
});

describe('the peers of a practice', () => {
  it('are those of the practice itself, or the reason for none', () => {
    const benchmark = aBenchmark(10);
    const practices = benchmark.practices.map(({ reason: _, ...row }, index) => ({
      ...row,
      median: index === 0 ? null : index,
    }));
    const comparison = aComparison({ benchmark: { ...benchmark, practices } });
    const { practices: found } = shown({}, { submission: aSubmission([MIXED]), comparison });
    expect(found.map(({ benchmark: { n, median, reason } }) => [n, median, reason])).toEqual([
      [10, null, 'practice-detail-needs-eight-peers'],
      [10, 1, null],
      [10, 2, null],
      [10, 3, null],
    ]);
  });
});

describe('the figures of a capability', () => {
  it('are counted by the strength of the evidence among the practices that apply', () => {
    const strengths = ['verified', 'supplied', 'supplied', 'asserted'] as const;
    const practices = score.practices.map((practice, index) => ({ ...practice, evidence: strengths[index]! }));
    expect(shown({ practices }).evidence).toEqual({ of: 4, verified: 1, supplied: 2, asserted: 1 });
    const apart = practices.map((practice, index) => ({ ...practice, applies: index !== 1 }));
    expect(shown({ practices: apart }).evidence).toEqual({ of: 3, verified: 1, supplied: 1, asserted: 1 });
    expect(shown({ practices, shown: HIDDEN }).evidence).toBeNull();
  });

  it('are set against peers only where the own individual level is shown', () => {
    const open = shown().benchmark;
    expect(open).toMatchObject({ n: 10, median: 2.75, higher: 'about-half', sameWay: 0.25 });
    expect(open.verdict).toBe('no-detectable-difference');
    const hidden = { higher: null, verdict: null, sameWay: null, median: 2.75 };
    expect(shown({ shown: HIDDEN }).benchmark).toMatchObject(hidden);
    expect(shown({ individual: { ...score.individual, level: null } }).benchmark).toMatchObject(hidden);
  });

  it('stand beside verified peers only where the city has a verified level', () => {
    expect(shown().benchmark.verified).toBeNull();
    const verified = { ...score.verified, level: 3 };
    expect(shown({ verified }).benchmark.verified).toEqual({
      n: 0,
      reason: 'too-few-verified-peers',
      median: null,
      quartiles: null,
    });
  });

  it('say why there are none of peers', () => {
    const reasonIn = (comparison: ReturnType<typeof aComparison>) =>
      shown({}, { submission: aSubmission([MIXED]), comparison }).benchmark.reason;
    const withFew = aBenchmark(4);
    const capabilities = withFew.capabilities.map(({ reason: _, ...row }) => row);
    expect(reasonIn(noComparison())).toBe('no-release');
    expect(reasonIn({ ...noComparison(), reason: 'pool-too-small' })).toBe('pool-too-small');
    expect(reasonIn({ ...noComparison(), reason: undefined })).toBe('no-release');
    expect(reasonIn(aComparison({ benchmark: { ...withFew, capabilities } }))).toBe('too-few-peers');
    expect(reasonIn(aComparison({}, 6))).toBe('verdict-needs-eight-peers');
    expect(reasonIn(aComparison())).toBeNull();
  });

  it('say why there is no level of its own: hidden before missing', () => {
    const none = { ...score.individual, level: null, reason: 'not-enough-answers' as const };
    const own = (change: Partial<CapabilityScore>) => shown(change).individual.reason;
    expect(own({})).toBeNull();
    expect(own({ individual: none })).toBe('not-enough-answers');
    expect(own({ individual: none, shown: HIDDEN })).toBe('too-few-respondents');
    expect(own({ individual: { ...none, respondents: 0 }, shown: HIDDEN })).toBe('not-enough-answers');
  });
});
