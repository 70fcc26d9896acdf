import { STEPS, type Step, type StepTimes } from './step-times.ts';

const DAY = 24 * 3_600_000;
const dayNumber = (at: string): number => Math.floor(Date.parse(at) / DAY);

/** How many cities had reached each step at the end of each day (UTC), from the first that takes part on. */
export interface ProgressOverTime {
  /** Midnight at which the first day begins, in milliseconds. */
  readonly firstDay: number;
  /** One number a day, never falling; the last is where things stand. */
  readonly reached: Readonly<Record<Step, readonly number[]>>;
}

interface Span {
  readonly now: Date;
  /** After it, days count only as far as something still happened. */
  readonly closesAt: string;
}

/** Null as long as no city takes part. */
export const progressOverTime = (cities: readonly StepTimes[], { now, closesAt }: Span): ProgressOverTime | null => {
  const daysOf = (step: Step): number[] =>
    cities.flatMap((times) => (times[step] === null ? [] : [dayNumber(times[step])]));
  const byStep = STEPS.map((step) => [step, daysOf(step)] as const);
  const all = byStep.flatMap(([, days]) => days);
  if (all.length === 0) return null;
  const [first, newest] = [Math.min(...all), Math.max(...all)];
  const today = dayNumber(now.toISOString());
  const last = Math.max(newest, Math.min(today, dayNumber(closesAt)));
  const reached = byStep.map(([step, days]) => [step, cumulated(days, first, last)]);
  return { firstDay: first * DAY, reached: Object.fromEntries(reached) as ProgressOverTime['reached'] };
};

const cumulated = (days: readonly number[], first: number, last: number): number[] => {
  const counts = Array<number>(last - first + 1).fill(0);
  for (const day of days) counts[day - first]! += 1;
  let sum = 0;
  return counts.map((count) => {
    sum += count;
    return sum;
  });
};

/** How many cities reached a step within the last so many days. */
export const gainedWithin = (counts: readonly number[], days: number): number =>
  (counts.at(-1) ?? 0) - (counts.at(-1 - days) ?? 0);

/** Midnight of the day at an index, in milliseconds. */
export const dayAt = ({ firstDay }: ProgressOverTime, index: number): number => firstDay + index * DAY;

/** Days that stand for a whole span in a table: every one, every seventh or every 28th, back from the last. */
export const tableDays = ({ reached }: ProgressOverTime, most: number): number[] => {
  const { length } = reached['taking-part'];
  const step = [1, 7, 28].find((each) => Math.ceil(length / each) <= most) ?? Math.ceil(length / most);
  return Array.from({ length: Math.ceil(length / step) }, (_, index) => length - 1 - index * step).reverse();
};
