import type { Benchmark, VerifiedBenchmark } from '#shared/contracts/comparison.ts';
import type { Release } from '#shared/contracts/release.ts';
import type { Round } from '#shared/contracts/round.ts';
import type { Scores } from '#shared/contracts/scores.ts';
import type { Submission } from '#shared/contracts/submission.ts';
import type { ReportInput } from '#shared/domain/report/report-input.ts';
import { aReleaseMember } from './release-items.ts';
import { content } from './report-content.ts';
import { type Answers, allAt, aSubmission, instrument, MIXED, PRACTICE_IDS, scoresOf } from './scores-answers.ts';
import { aBenchmark, aComparison, aGroup, noComparison } from './scores-comparison.ts';

const round: Round = {
  id: 'demonstration-2026',
  name: 'Demonstration round 2026',
  mode: 'open',
  instrument: '2026.1',
  languages: ['en'],
  opensAt: '2026-01-01T00:00:00.000Z',
  closesAt: '2026-12-31T00:00:00.000Z',
  demonstration: true,
};

const release: Release = {
  id: 'demonstration-2026:1',
  round: 'demonstration-2026',
  number: 1,
  instrument: '2026.1',
  contextData: '2023-03-a',
  method: '1',
  demonstration: true,
  publishedAt: '2026-10-01T00:00:00.000Z',
  pooledVariance: {},
  members: Array.from({ length: 64 }, (_, index) => aReleaseMember({ city: `gn-${index + 1}` })),
};

/** Everything `buildReport` takes, from a submission and its scores. */
export const anInput = (
  submission: Submission,
  scores: Scores = scoresOf(submission),
  change: Partial<ReportInput> = {},
): ReportInput => ({
  submission,
  scores,
  round,
  release: scores.release === null ? null : release,
  population: content.population(),
  instrument,
  suggestions: content.suggestions('en'),
  say: content.wording('en'),
  ...change,
});

const shift = (by: number): Answers =>
  MIXED.map((choice, place) =>
    typeof choice === 'number'
      ? (Math.min(5, Math.max(1, choice + (place % 3 === 0 ? by : 0))) as 1 | 2 | 3 | 4 | 5)
      : choice,
  );
const DIVIDED: readonly Answers[] = [shift(3), shift(2), MIXED, shift(1), MIXED, shift(4)];
const HALF: Answers = MIXED.map((choice, place) =>
  place % 2 === 0 ? choice : place % 4 === 1 ? 'dont-know' : 'does-not-apply',
);

const verifiedSubmission = () =>
  aSubmission(DIVIDED, {
    agreed: PRACTICE_IDS.map((practice, place) => ({
      practice,
      level: place % 5 === 0 ? 4 : 3,
      ...(place === 0 && { reason: 'The planning team showed us its yearly scan.' }),
    })),
    verified: PRACTICE_IDS.slice(0, 4).map((practice) => ({
      practice,
      level: 3,
      reason: 'The minutes of three years show it.',
      assessor: 'assessor-1',
    })),
  });

const withVerifiedPeers = (benchmark: Benchmark, verified: VerifiedBenchmark): Benchmark => ({
  ...benchmark,
  capabilities: benchmark.capabilities.map((capability) => ({
    ...capability,
    verified,
  })),
});

/** Every capability on one side of the peers. */
const placed = (verdict: 'above' | 'below', higher: Benchmark['capabilities'][number]['higher']): Benchmark => {
  const benchmark = aBenchmark(10);
  const delta = verdict === 'above' ? 2.25 : -1.75;
  return {
    ...benchmark,
    capabilities: benchmark.capabilities.map((one) => ({
      ...one,
      higher,
      position: { delta, p: 0.001, adjusted: 0.005, verdict, sameWay: 1 },
    })),
    practices: benchmark.practices.map((one) => ({ ...one, higher })),
  };
};

const inSmallPool = (benchmark: Benchmark): Benchmark => {
  const reason = 'quartiles-need-larger-pool' as const;
  return {
    ...benchmark,
    capabilities: benchmark.capabilities.map((one) => ({ ...one, reason, quartiles: null })),
  };
};

const changeSince = (): Scores['comparison']['change'] => ({
  round: 'Demonstration round 2025',
  rows: [
    { capability: 'strategic-awareness', difference: 0.75, interval: { low: 0.2, high: 1.3 }, basis: 'individual' },
    { capability: 'adapting-focus', difference: -0.25, interval: { low: -0.9, high: 0.4 }, basis: 'individual' },
    { capability: 'adapting-focus', difference: 0.5, interval: null, basis: 'agreed' },
  ],
});

const withScores = (submission: Submission, comparison: Scores['comparison']): ReportInput =>
  anInput(submission, scoresOf(submission, comparison));

/** The cases that a report has to be right for, by name. */
export const REPORT_INPUTS = {
  'one-respondent': () => anInput(aSubmission([MIXED])),
  'many-with-disagreement': () => anInput(aSubmission(DIVIDED)),
  'no-release': () => withScores(aSubmission([MIXED]), noComparison()),
  'six-peers': () => withScores(aSubmission(DIVIDED), aComparison({}, 6)),
  'three-peers': () => withScores(aSubmission([MIXED]), aComparison({}, 3)),
  'two-respondents-hidden': () => anInput(aSubmission([MIXED, shift(1)])),
  'three-respondents': () => anInput(aSubmission([MIXED, shift(1), shift(2)])),
  'unusual-city': () =>
    withScores(
      aSubmission([MIXED]),
      aComparison({
        group: aGroup(10, {
          closeness: { share: 0.25, band: 'widened' },
          unusual: { isUnusual: true, features: ['elevation', 'population-50km'] },
          additions: aGroup(1).peers,
        }),
      }),
    ),
  verified: () =>
    withScores(
      verifiedSubmission(),
      aComparison({
        benchmark: withVerifiedPeers(aBenchmark(10), { n: 8, median: 3.5, quartiles: { low: 3, high: 4 } }),
      }),
    ),
  'small-pool': () =>
    withScores(
      verifiedSubmission(),
      aComparison({
        benchmark: inSmallPool(withVerifiedPeers(aBenchmark(8), { n: 6, median: 3.5, quartiles: null })),
      }),
    ),
  change: () => withScores(aSubmission(DIVIDED), aComparison({ change: changeSince() })),
  'kept-statistics': () =>
    withScores(
      aSubmission([MIXED]),
      aComparison({
        benchmark: aBenchmark(10, {
          keptFrom: { submission: '11111111-1111-4111-8111-111111111111', release: 'demonstration-2026:1' },
        }),
      }),
    ),
  'all-level-1': () =>
    withScores(aSubmission([allAt(1)]), aComparison({ benchmark: placed('below', 'more-than-two-thirds') })),
  'all-level-5': () =>
    withScores(aSubmission([allAt(5)]), aComparison({ benchmark: placed('above', 'up-to-a-third') })),
  'half-unanswered': () => anInput(aSubmission([HALF])),
} as const satisfies Record<string, () => ReportInput>;

export type ReportCase = keyof typeof REPORT_INPUTS;
export const REPORT_CASES = Object.keys(REPORT_INPUTS) as ReportCase[];
