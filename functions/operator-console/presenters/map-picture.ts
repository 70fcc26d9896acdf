import type { City, ContextMeta } from '#shared/contracts/context.ts';
import { countSteps, participationByRegion, type RegionCount } from '#shared/domain/progress/participation.ts';
import { STEPS, type Step } from '#shared/domain/progress/step-times.ts';
import { drawParticipation } from '../drawings/participation-map.ts';
import type { RoundVisit } from '../visit.ts';

export type CityOnMap = Pick<City, 'country' | 'region' | 'latitude' | 'longitude'> & { readonly step: Step };

/** Where the cities of a round lie and how far each is: as a map, in words, and by region as a table. */
export const mapPicture = (visit: RoundVisit, cities: readonly CityOnMap[], meta: ContextMeta) => {
  const { say, round } = visit;
  const counts = countSteps(cities);
  const regions = participationByRegion(cities);
  const legend = STEPS.map((step) => ({
    step,
    count: counts[step],
    name: say(`console.pictures.map.step.${step}`, { mode: round.mode }),
  }));
  return {
    ...drawParticipation(cities),
    title: say('console.pictures.map.finding', {
      cities: cities.length,
      countries: new Set(cities.map(({ country }) => country)).size,
      silent: regions.filter((region) => region.counts.submitted + region.counts.mailed === 0).length,
    }),
    description: say('console.pictures.map.description', {
      steps: legend.map(({ name, count }) => say('console.pictures.progress.count', { step: name, count })).join('; '),
    }),
    legend,
    table: tableOf(
      visit,
      regions,
      meta,
      legend.map(({ name }) => name),
    ),
  };
};

const tableOf = (
  { say, language }: RoundVisit,
  regions: readonly RegionCount[],
  { regions: names }: ContextMeta,
  steps: readonly string[],
) => ({
  title: say('console.pictures.map.table'),
  columns: [
    { title: say('console.pictures.map.region') },
    ...[say('console.pictures.map.cities'), ...steps].map((title) => ({ title, align: 'end' })),
  ],
  rows: regions
    .map(({ region, cities, counts }) => [
      names[region] ?? region,
      String(cities),
      ...STEPS.map((step) => String(counts[step])),
    ])
    .toSorted(([one = ''], [other = '']) => one.localeCompare(other, language)),
});
