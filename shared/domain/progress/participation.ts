import { STEPS, type Step } from './step-times.ts';

export interface Participant {
  readonly region: string;
  readonly step: Step;
}

export interface RegionCount {
  readonly region: string;
  readonly cities: number;
  /** Each city counts once, at the last step that it has reached. */
  readonly counts: Readonly<Record<Step, number>>;
}

/** How many cities of each region are how far, by region id; regions without a city are left out. */
export const participationByRegion = (cities: readonly Participant[]): RegionCount[] =>
  [...Map.groupBy(cities, ({ region }) => region)]
    .map(([region, members]) => ({ region, cities: members.length, counts: countSteps(members) }))
    .sort((one, other) => (one.region < other.region ? -1 : 1));

export const countSteps = (cities: readonly Pick<Participant, 'step'>[]): RegionCount['counts'] => {
  const counts = STEPS.map((step) => [step, cities.filter((city) => city.step === step).length]);
  return Object.fromEntries(counts) as RegionCount['counts'];
};
