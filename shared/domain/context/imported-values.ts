import type { City, ContextMeta, Feature, FeatureValues, Population } from '#shared/contracts/context.ts';

interface Stated {
  readonly value: number;
  readonly year: number | undefined;
}

/** Values from elsewhere, by feature and then by country code or city id. */
export type ImportedValues = ReadonlyMap<string, ReadonlyMap<string, Stated>>;

/**
 * A population with imported values in place of its own. A feature that is imported is imported as a whole: where the
 * import says nothing the value is missing, because two sources under one name would compare their methods instead of
 * the cities. `definitions` describe the imported features; constants are worked out anew by the caller.
 */
export function withImported(
  population: Population,
  imported: ImportedValues,
  definitions: readonly Feature[],
): Population {
  const described = definitions
    .filter(({ id }) => imported.has(id))
    .map((feature) => ({ ...feature, year: usualYear(imported.get(feature.id)!) }));
  const replaced = new Set(described.map(({ id }) => id));
  const kept = population.meta.features.filter(({ id }) => !replaced.has(id));
  const meta: ContextMeta = { ...population.meta, features: [...kept, ...described] };
  return { meta, cities: population.cities.map((city) => withValues(city, imported, described)) };
}

function withValues(city: City, imported: ImportedValues, described: readonly Feature[]): City {
  const features: FeatureValues = { ...city.features };
  const years: Record<string, number> = { ...city.years };
  for (const { id, level, year } of described) {
    delete features[id];
    delete years[id];
    const stated = imported.get(id)!.get(level === 'country' ? city.country : city.id);
    if (!stated) continue;
    features[id] = stated.value;
    if (stated.year !== undefined && stated.year !== year) years[id] = stated.year;
  }
  return { ...city, features, years };
}

/** The year that most values speak of, the newest of several; null if none says. */
function usualYear(values: ReadonlyMap<string, Stated>): number | null {
  const counts = new Map<number, number>();
  for (const { year } of values.values()) if (year !== undefined) counts.set(year, (counts.get(year) ?? 0) + 1);
  const [usual] = [...counts].sort(([yearA, a], [yearB, b]) => b - a || yearB - yearA);
  return usual?.[0] ?? null;
}
