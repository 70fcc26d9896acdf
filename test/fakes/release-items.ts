import type { Benchmark, PeerGroup } from '#shared/contracts/comparison.ts';
import { CAPABILITIES } from '#shared/contracts/names.ts';
import { type Release, type ReleaseMember, releaseSchema } from '#shared/contracts/release.ts';
import { type Scores, scoresSchema } from '#shared/contracts/scores.ts';
import { scoreCapabilities } from '#shared/domain/levels/score-capabilities.ts';
import type { LedgerEntry } from '#shared/ports/releases.ts';
import { aRoundId, aSubmission, instrument, NOON, PRACTICES } from './assessment-items.ts';

export const aReleaseMember = (change: Partial<ReleaseMember> = {}): ReleaseMember => ({
  city: 'gn-3688689',
  submission: crypto.randomUUID(),
  sovereign: 'CO',
  region: 'south-america',
  features: { population: 7_674_366, 'legal-tradition': ['civil'] },
  individual: { capabilities: { 'adapting-focus': 10 / 3 }, practices: {} },
  verified: { capabilities: {}, practices: {} },
  spread: { 'adapting-focus': { respondents: 3, variance: 1 / 3 } },
  named: false,
  learnFrom: false,
  ...change,
});

/** A release of fifteen cities, gn-101 to gn-115. */
export const aRelease = (change: Partial<Release> = {}): Release => {
  const { round = aRoundId(), number = 1 } = change;
  const cities = Array.from({ length: 15 }, (_, index) => `gn-${101 + index}`);
  return releaseSchema.parse({
    id: `${round}:${number}`,
    round,
    number,
    instrument: '2026.1',
    contextData: '2023-03-a',
    method: '1',
    demonstration: false,
    publishedAt: NOON,
    pooledVariance: { 'adapting-focus': 0.3025 },
    members: cities.map((city) => aReleaseMember({ city })),
    ...change,
  });
};

const aGroup = (): PeerGroup => ({
  lens: 'balanced',
  k: 10,
  pool: 14,
  peers: [],
  additions: [],
  leaveOneOut: 2 / 3,
  closeness: { share: 0.01, band: 'close' },
  unusual: null,
});

const aBenchmark = (release: string): Benchmark => ({
  release,
  capabilities: CAPABILITIES.map((capability) => ({
    capability,
    n: 3,
    reason: 'too-few-peers',
    median: null,
    medianInterval: null,
    quartiles: null,
    higher: null,
    position: null,
  })),
  practices: PRACTICES.map((practice) => ({
    practice,
    n: 3,
    reason: 'too-few-peers',
    median: null,
  })),
  keptFrom: null,
});

export const aLedgerEntry = (change: Partial<LedgerEntry> = {}): LedgerEntry => {
  const release = change.release ?? `${aRoundId()}:1`;
  return {
    city: 'gn-3688689',
    release,
    submission: crypto.randomUUID(),
    members: ['gn-101', 'gn-102'],
    memberSubmissions: [crypto.randomUUID(), crypto.randomUUID()],
    group: aGroup(),
    benchmark: aBenchmark(release),
    ...change,
  };
};

/** Scores without any comparison, worked out from real answers. */
export const someScores = (change: Partial<Scores> = {}): Scores =>
  scoresSchema.parse({
    submission: crypto.randomUUID(),
    issue: 1,
    method: '1',
    instrument: '2026.1',
    contextData: '2023-03-a',
    release: null,
    capabilities: scoreCapabilities(instrument, aSubmission(), {}, 'seed'),
    agenda: [],
    conditions: [],
    comparison: {
      reason: 'no-release',
      group: null,
      benchmark: null,
      twins: [],
      contrasts: [],
      profile: [],
      change: null,
    },
    suggestions: [],
    ...change,
  });
