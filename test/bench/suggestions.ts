import { neverChosen, simulateCities } from '../unit/suggestions/variety.ts';
import { print } from './measure.ts';

const CITIES = 1000;

/** How often two cities get the same advice, and whether any suggestion waits in vain. */
export const benchSuggestions = async (): Promise<void> => {
  const cities = simulateCities(CITIES);
  const times = Map.groupBy(
    cities.flatMap(({ chosen }) => chosen),
    (id) => id,
  );
  const counts = [...times.values()].map(({ length }) => length);
  const sets = new Set(cities.map(({ chosen }) => [...chosen].sort().join()));
  const repeated = cities.filter(({ examples }) => new Set(examples).size < examples.length).length;
  print('sets of suggestions that differ', `${sets.size} of ${CITIES} cities`);
  print('suggestions never chosen', `${neverChosen(new Set(times.keys())).length}`);
  print('chosen least and most often', `${Math.min(...counts)} and ${Math.max(...counts)} times`);
  print('reports that tell an example twice', `${repeated} of ${CITIES}`);
};
