/** Levels of a capability with one respondent per city: 1 to 5 in steps of 0.25. */
export const CAPABILITY_GRID: readonly number[] = Array.from({ length: 17 }, (_, step) => 1 + step / 4);
/** Levels of a practice with one respondent per city. */
export const PRACTICE_GRID: readonly number[] = [1, 2, 3, 4, 5];

/** Writes figures that can only rise when a level rises; takes levels in rising order. */
export type Figures = (sorted: Float64Array, target: Float64Array) => void;

/** What somebody read of some cities. */
export interface Statement {
  readonly members: readonly number[];
  readonly figures: Figures;
  readonly seen: readonly number[];
}

export interface Knowledge {
  /** True level of every city; a search only starts from them. */
  readonly truth: readonly number[];
  /** The levels that a city may have at all, in even steps. */
  readonly grid: readonly number[];
  /** Cities whose level the attacker knows: its own and those of its friends. */
  readonly known: ReadonlySet<number>;
  readonly statements: readonly Statement[];
  /** Whether levels agree with everything else that was printed; asked only of those that fit all statements. */
  readonly agrees?: (levels: ArrayLike<number>) => boolean;
  /** How many branches the complete search follows for each level of a target, if not as many as usual. */
  readonly branches?: number;
}

const MOST_FIGURES = 6;
const MOST_MEMBERS = 32;

/** A statement's figures for given levels of all cities; one scratch serves all, so read them before the next call. */
export const createReader = () => {
  const scratch = new Float64Array(MOST_MEMBERS);
  const views = Array.from({ length: MOST_MEMBERS + 1 }, (_, count) => scratch.subarray(0, count));
  const target = new Float64Array(MOST_FIGURES);
  return ({ members, figures }: Statement, levels: ArrayLike<number>): Float64Array => {
    const sorted = views[members.length]!;
    // Insertion: groups are small, and this runs millions of times.
    for (let i = 0; i < members.length; i += 1) {
      const level = levels[members[i]!]!;
      let place = i;
      while (place > 0 && sorted[place - 1]! > level) {
        sorted[place] = sorted[place - 1]!;
        place -= 1;
      }
      sorted[place] = level;
    }
    figures(sorted, target);
    return target;
  };
};
