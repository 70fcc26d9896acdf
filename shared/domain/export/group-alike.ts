/** What a row of the research data tells of a city's context. */
export interface Context {
  readonly region: string;
  readonly sizeBand: string;
}

/** Stands where telling a city's region or size would leave it among too few. */
export const ANY = 'any';

const keyOf = ({ region, sizeBand }: Context): string => `${region} ${sizeBand}`;

/** Coarser and coarser: as it is, without the size, without either. */
const STEPS: readonly ((context: Context) => Context)[] = [
  (context) => context,
  ({ region }) => ({ region, sizeBand: ANY }),
  () => ({ region: ANY, sizeBand: ANY }),
];

/**
 * Makes contexts so coarse that each is shared by at least `k` of them; null for those that too few are like even then
 * and that must be left out. Contexts that enough share stay as they are.
 */
export const groupAlike = (contexts: readonly Context[], k: number): readonly (Context | null)[] => {
  const result: (Context | null)[] = contexts.map(() => null);
  for (const coarsen of STEPS) {
    const open = contexts.map((_, index) => index).filter((index) => result[index] === null);
    const groups = Map.groupBy(open, (index) => keyOf(coarsen(contexts[index]!)));
    for (const indexes of groups.values()) {
      if (indexes.length < k) continue;
      for (const index of indexes) result[index] = coarsen(contexts[index]!);
    }
  }
  return result;
};

/** How many rows share the rarest context; infinite without rows. */
export const rarestGroup = (contexts: readonly Context[]): number =>
  Math.min(...[...Map.groupBy(contexts, keyOf).values()].map(({ length }) => length));
