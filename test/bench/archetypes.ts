import { createContent } from '#functions/platform/content.ts';
import { archetypesOf } from '#shared/domain/archetypes/archetypes-of.ts';
import { featureName, featureText } from '#shared/domain/report/feature-words.ts';
import { ms, print } from './measure.ts';

/** The archetypes of the committed population, to be read by a person. Nothing is scored by them. */
export const benchArchetypes = async (): Promise<void> => {
  const content = createContent();
  const population = content.population();
  const say = content.wording('en');
  const started = performance.now();
  const found = archetypesOf(population, population.meta.version);
  print(`archetypes of ${population.cities.length} cities, k 4 to 12`, ms(performance.now() - started));
  if (found === null) return;
  for (const { k, silhouette } of found.tried) print(`  k = ${k}: mean silhouette`, silhouette.toFixed(3));
  for (const { medoid, cities, features } of found.archetypes) {
    const city = population.cities.find(({ id }) => id === medoid);
    const traits = features.map(({ feature, value }) => {
      const known = population.meta.features.find(({ id }) => id === feature);
      return `${featureName(say, feature)}: ${known ? featureText(say, known, value) : value}`;
    });
    print(
      `  ${cities} cities like ${city?.name} (${population.meta.countries[city?.country ?? '']})`,
      traits.join('; '),
    );
  }
  const share = `${Math.round(found.inCountrysMain * 100)} %`;
  print('cities in their country’s main archetype: mostly groups of countries', share);
};
