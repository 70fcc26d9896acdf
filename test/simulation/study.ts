import { type Coverage, simulateCoverage } from './coverage.ts';
import { measuredVariance } from './release.ts';
import { type Scenario, simulateVerdicts, type Verdicts } from './verdicts.ts';

export interface StudySize {
  /** Cities per number of respondents; each gives five intervals. */
  readonly cities: number;
  /** Cities per scenario of the verdict. */
  readonly trials: number;
}

export interface Study {
  readonly pooledVariance: number;
  readonly coverage: readonly { readonly dontKnow: number; readonly rows: readonly Coverage[] }[];
  readonly alarms: readonly (Scenario & Verdicts)[];
  readonly power: readonly (Scenario & Verdicts)[];
}

export const SEED = 'simulation-1';
export const RESPONDENTS = [1, 2, 3, 5, 8, 20] as const;
export const VERDICT_RESPONDENTS = [1, 3, 8, 20] as const;
export const PEERS = [8, 10, 13] as const;
export const BETWEEN_CITIES = [0.4, 0.6, 0.8] as const;
export const DIFFERENCES = [0.5, 1, 1.5] as const;
const DONT_KNOW = [0, 0.1] as const;

/** Runs every cell of the study; `tell` hears how far it is. */
export const runStudy = ({ cities, trials }: StudySize, tell: (progress: string) => void = () => {}): Study => {
  const pooledVariance = measuredVariance(SEED);
  const cell = (scenario: Scenario): Scenario & Verdicts => {
    tell(`verdicts: ${Object.values(scenario).join(' ')}`);
    return { ...scenario, ...simulateVerdicts(scenario, { trials, pooledVariance }, SEED) };
  };
  const coverage = DONT_KNOW.map((dontKnow) => ({
    dontKnow,
    rows: RESPONDENTS.map((respondents) => {
      tell(`coverage: ${respondents} respondents, ${dontKnow} don't know`);
      return simulateCoverage(respondents, { cities, dontKnow, pooledVariance }, SEED);
    }),
  }));
  const alarms = BETWEEN_CITIES.flatMap((betweenCities) =>
    PEERS.flatMap((peers) =>
      VERDICT_RESPONDENTS.map((respondents) => cell({ respondents, peers, betweenCities, difference: 0 })),
    ),
  );
  const power = DIFFERENCES.flatMap((difference) =>
    PEERS.flatMap((peers) =>
      VERDICT_RESPONDENTS.map((respondents) => cell({ respondents, peers, betweenCities: 0.6, difference })),
    ),
  );
  const variances = Object.values(pooledVariance);
  const mean = variances.reduce((sum, value) => sum + value, 0) / variances.length;
  return { pooledVariance: mean, coverage, alarms, power };
};
