import { createRandom, type Random } from '#shared/statistics/random.ts';
import { existsOther } from './bounded-search.ts';
import { createReader, type Knowledge, type Statement } from './knowledge.ts';

/** How long each part looks; what is still open then counts as recovered, so that the answer never flatters the rules. */
const WALKS = 6;
const WALKS_WITH_CHECKS = 60;
const WALK_STEPS = 120;
const MANY_STATEMENTS = 60;
const CANDIDATES = 12;
const FULL_CHECKS = 800;

type About = readonly (readonly Statement[])[];

/**
 * The targets whose level an attacker recovers: those that have the same level in all levels of cities that agree with
 * everything it read. Walks look for levels that agree and differ, each of which clears every target in which it
 * differs; what is left is searched completely, up to a limit.
 */
export const recoveredOf = (knowledge: Knowledge, targets: readonly number[]): number[] => {
  const { truth } = knowledge;
  const about = truth.map((_, city) => knowledge.statements.filter(({ members }) => members.includes(city)));
  const random = createRandom(truth.join());
  const left = new Set(targets);
  const walker = createWalker(knowledge, about, random);
  let checks = 0;
  // A walk costs as much as there are statements; where there are many, the complete search is the quicker one.
  const few = knowledge.statements.length <= MANY_STATEMENTS;
  const walks = knowledge.agrees ? WALKS_WITH_CHECKS : Number(few) * WALKS;
  for (let walk = 0; walk < walks; walk += 1) {
    for (const target of targets) {
      if (!left.has(target) || checks > FULL_CHECKS) continue;
      const levels = walker(target);
      if (levels === null) continue;
      checks += knowledge.agrees ? 1 : 0;
      if (knowledge.agrees && !knowledge.agrees(levels)) continue;
      for (const city of left) if (levels[city] !== truth[city]) left.delete(city);
    }
  }
  return [...left].filter((target) => knowledge.agrees || !existsOther(knowledge, about, target));
};

/** Share of the targets whose level an attacker recovers. */
export const recoveredShare = (knowledge: Knowledge, targets: readonly number[]): number =>
  recoveredOf(knowledge, targets).length / targets.length;

/** Gives a target another level and mends violated statements by the best of some random changes, again and again. */
const createWalker = ({ truth, grid, known, statements }: Knowledge, about: About, random: Random) => {
  const read = createReader();
  const violation = (statement: Statement, levels: Float64Array): number => {
    const { seen } = statement;
    const now = read(statement, levels);
    let sum = 0;
    for (let i = 0; i < seen.length; i += 1) sum += Math.abs(seen[i]! - now[i]!);
    return sum;
  };
  const numbers = new Map(statements.map((statement, number) => [statement, number]));
  const numbersAbout = about.map((some) => some.map((statement) => numbers.get(statement)!));
  const pick = <Value>(list: readonly Value[]): Value => list[random.integer(0, list.length - 1)]!;
  return (target: number): Float64Array | null => {
    const levels = Float64Array.from(truth);
    const reach = Math.max(0.5, grid[1]! - grid[0]!);
    const near = grid.filter((level) => level !== truth[target] && Math.abs(level - truth[target]!) <= reach);
    levels[target] = pick(near);
    const violations = Float64Array.from(statements, (statement) => violation(statement, levels));
    for (let step = 0; step < WALK_STEPS; step += 1) {
      const violated = statements.filter((_, number) => violations[number]! > 1e-9);
      if (violated.length === 0) return levels;
      const free = pick(violated).members.filter((member) => member !== target && !known.has(member));
      if (free.length === 0) return null;
      let best = { city: pick(free), to: pick(grid), cost: Number.POSITIVE_INFINITY };
      for (let tried = 0; tried < CANDIDATES; tried += 1) {
        const [city, to] = [pick(free), pick(grid)];
        const before = levels[city]!;
        if (to === before) continue;
        levels[city] = to;
        let worse = 0;
        for (const number of numbersAbout[city]!) worse += violation(statements[number]!, levels) - violations[number]!;
        const cost = worse + 0.1 * Math.abs(to - truth[city]!);
        levels[city] = before;
        if (cost < best.cost) best = { city, to, cost };
      }
      levels[best.city] = best.to;
      for (const number of numbersAbout[best.city]!) violations[number] = violation(statements[number]!, levels);
    }
    return null;
  };
};
