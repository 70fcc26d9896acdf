import { createReader, type Knowledge, type Statement } from './knowledge.ts';

/** Branches for each level of a target; what is then still open counts as impossible. */
const BRANCHES = 3000;

/** Lowest and highest level that each city may have. */
interface Bounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

const copyOf = ({ low, high }: Bounds): Bounds => ({ low: low.slice(), high: high.slice() });

/**
 * Complete search for levels of all cities that agree with every statement and give the target another level: bounds are
 * narrowed until each statement could still hold at both ends of every city's, then the narrowest is split.
 */
export const existsOther = (
  { truth, grid, known, statements, branches: limit = BRANCHES }: Knowledge,
  about: readonly (readonly Statement[])[],
  target: number,
): boolean => {
  const read = createReader();
  const step = grid[1]! - grid[0]!;
  const involved = [...new Set(statements.flatMap(({ members }) => members))];
  const weights = new Float64Array(truth.length).fill(1);
  let branches = 0;

  const mayHold = (statement: Statement, { low, high }: Bounds): boolean => {
    const { seen } = statement;
    const least = read(statement, low);
    for (let i = 0; i < seen.length; i += 1) if (least[i]! > seen[i]! + 1e-9) return false;
    const most = read(statement, high);
    for (let i = 0; i < seen.length; i += 1) if (most[i]! < seen[i]! - 1e-9) return false;
    return true;
  };

  /** Moves one end of a city's bounds inwards while a statement could not hold with the city at that end. */
  const shave = (statement: Statement, bounds: Bounds, city: number): boolean => {
    const { low, high } = bounds;
    const [least, most] = [low[city]!, high[city]!];
    let [from, to] = [least, most];
    for (; from <= to; from += step) {
      high[city] = from;
      low[city] = from;
      if (mayHold(statement, bounds)) break;
    }
    for (; to > from; to -= step) {
      high[city] = to;
      low[city] = to;
      if (mayHold(statement, bounds)) break;
    }
    low[city] = from;
    high[city] = to;
    return from !== least || to !== most;
  };

  const narrow = (bounds: Bounds, changed: readonly number[]): boolean => {
    const queue = new Set(changed.flatMap((city) => about[city]!));
    for (const statement of queue) {
      queue.delete(statement);
      if (!mayHold(statement, bounds)) return failAt(statement);
      for (const city of statement.members) {
        if (bounds.low[city] === bounds.high[city] || !shave(statement, bounds, city)) continue;
        if (bounds.low[city]! > bounds.high[city]!) return failAt(statement);
        for (const other of about[city]!) queue.add(other);
      }
    }
    return true;
  };

  const failAt = ({ members }: Statement): boolean => {
    for (const member of members) weights[member] = weights[member]! + 1;
    return false;
  };

  /** The city with few levels left that stands in statements which often failed. */
  const nextOf = ({ low, high }: Bounds): number | undefined => {
    let best: number | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const city of involved) {
      const score = (high[city]! - low[city]!) / weights[city]!;
      if (score > 0 && score < least) {
        least = score;
        best = city;
      }
    }
    return best;
  };

  const solve = (bounds: Bounds): boolean => {
    const city = nextOf(bounds);
    if (city === undefined) return true;
    const middle = Math.floor((bounds.low[city]! + bounds.high[city]!) / 2 / step) * step;
    const halves = [
      [bounds.low[city]!, middle],
      [middle + step, bounds.high[city]!],
    ] as const;
    const truthFirst = truth[city]! <= middle ? halves : halves.toReversed();
    return truthFirst.some(([from, to]) => {
      branches += 1;
      if (branches > limit) return false;
      const narrower = copyOf(bounds);
      narrower.low[city] = from;
      narrower.high[city] = to;
      return narrow(narrower, [city]) && solve(narrower);
    });
  };

  const start = (): Bounds => ({
    low: Float64Array.from(truth, (level, city) => (known.has(city) ? level : 1)),
    high: Float64Array.from(truth, (level, city) => (known.has(city) ? level : 5)),
  });
  return grid
    .filter((level) => level !== truth[target])
    .some((level) => {
      branches = 0;
      const bounds = start();
      bounds.low[target] = level;
      bounds.high[target] = level;
      return narrow(bounds, involved) && solve(bounds);
    });
};
