import { loadPopulation } from '#functions/platform/population.ts';
import type { Population } from '#shared/contracts/context.ts';
import { compileFeatures } from '#shared/domain/distance/reference.ts';
import { distanceTable, rowsOf } from '#shared/statistics/distance-table.ts';
import { gowerDistances, reweighedDistances } from '#shared/statistics/gower.ts';
import { nearestOfAll } from '#shared/statistics/gower-population.ts';
import { gowerWeights, perturbWeights } from '#shared/statistics/gower-weights.ts';
import { partitionAroundMedoids } from '#shared/statistics/medoids.ts';
import { nearest } from '#shared/statistics/nearest.ts';
import { createRandom } from '#shared/statistics/random.ts';
import { meanSilhouettes } from '#shared/statistics/silhouette.ts';
import { ms, print, time } from './measure.ts';

const DRAWS = 200;

const matrixOf = (population: Population, rows: number) =>
  compileFeatures(
    population,
    population.cities.slice(0, rows).map(({ features }) => features),
  );

const growth = async (population: Population, rows: number) => {
  const matrix = matrixOf(population, rows);
  const weights = gowerWeights(matrix);
  const target = new Float64Array(rows);
  const from = gowerDistances(matrix, weights);
  print(`${rows} cities: one city to all`, ms(await time(() => from(7, target), 20)));
  print(`${rows} cities: all 10-nearest lists`, ms(await time(() => nearestOfAll(matrix, weights, { k: 10 }), 1)));
  const stability = () => {
    const random = createRandom('bench');
    const reweigh = reweighedDistances(matrix, 7);
    for (let draw = 0; draw < DRAWS; draw += 1) {
      nearest(reweigh(perturbWeights(weights, random, 4), target), { k: 10, except: 7 });
    }
  };
  print(`${rows} cities: ${DRAWS}-draw stability of one city`, ms(await time(stability, 3)));
};

const clusters = (population: Population) => {
  const matrix = matrixOf(population, 1000);
  const weights = gowerWeights(matrix);
  const started = performance.now();
  const table = distanceTable(1000, gowerDistances(matrix, weights));
  const clusterings = Array.from({ length: 11 }, (_, index) => partitionAroundMedoids(table, index + 2).clusters);
  meanSilhouettes(1000, rowsOf(table), clusterings);
  nearestOfAll(matrix, weights, { k: 15 });
  const random = createRandom('bench');
  for (let draw = 0; draw < DRAWS; draw += 1) nearestOfAll(matrix, perturbWeights(weights, random, 4), { k: 15 });
  print('PAM k 2..12, silhouettes, 15-nearest, 200 resamples (1,000 cities)', ms(performance.now() - started));
  print('memory of the process', `${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`);
};

/** Distances, peer lists, stability and archetypes over the committed population, growing. */
export const benchDistances = async (): Promise<void> => {
  const population = loadPopulation();
  for (const rows of [1000, 2000, 4000, population.cities.length]) await growth(population, rows);
  clusters(population);
};
