import type { ChosenSuggestion } from '#shared/contracts/scores.ts';
import type { Suggestion } from '#shared/contracts/suggestion.ts';
import { STRONG_LEVEL } from './fitting-suggestion.ts';
import type { RankedPractice } from './rank-practices.ts';

export type When = ChosenSuggestion['when'];

/** A chosen suggestion on its way to a place on the roadmap. */
export interface Step {
  readonly suggestion: Suggestion;
  readonly from: RankedPractice;
}

const MOST_NOW = 3;
const MOST_NOW_OF_ONE_CAPABILITY = 2;
/** A practice so low that it must not be crowded out by the focus. */
export const NEGLECTED_LEVEL = 1.5;

export const isNeglected = ({ level, inFocus }: RankedPractice): boolean => level <= NEGLECTED_LEVEL && !inFocus;

const SLOTS = ['now', 'next', 'later'] as const;
const EFFORTS = ['low', 'medium', 'high'] as const;
const effortOf = ({ suggestion }: Step): number => EFFORTS.indexOf(suggestion.effort);

/**
 * Lays steps over now, next (this year) and later. What takes a high effort is for later, and a step comes after the
 * one that it follows (with it, where that one is already for later). Now holds at most three, two of one capability:
 * first, whatever its effort, a practice at 1.5 or lower outside the focus; then practices to build up before those
 * to keep, low effort before medium, in the order of priority. The rest is for next.
 * @param steps in the order of priority.
 * @returns when, by suggestion id.
 */
export const layRoadmap = (steps: readonly Step[]): ReadonlyMap<string, When> => {
  const now = new Set(stepsForNow(steps));
  const slotBy = new Map(
    steps.map((step) => [step.suggestion.id, now.has(step) ? 0 : Math.max(1, effortOf(step))] as const),
  );
  // Twice suffices: a chain of three fills the three places.
  for (const step of [...steps, ...steps]) {
    if (!now.has(step)) slotBy.set(step.suggestion.id, slotAfterOthers(step, slotBy));
  }
  return new Map([...slotBy].map(([id, slot]) => [id, SLOTS[slot] ?? 'later']));
};

const slotAfterOthers = ({ suggestion: { id, after } }: Step, slotBy: ReadonlyMap<string, number>): number => {
  const earlier = after.flatMap((other) => slotBy.get(other) ?? []);
  return Math.max(slotBy.get(id) ?? 0, ...earlier.map((slot) => slot + 1));
};

const stepsForNow = (steps: readonly Step[]): Step[] => {
  const ids = new Set(steps.map(({ suggestion }) => suggestion.id));
  const waits = ({ suggestion }: Step) => suggestion.after.some((other) => ids.has(other));
  const [kept] = steps
    .filter(({ from }) => isNeglected(from))
    .sort((a, b) => Number(waits(a)) - Number(waits(b)) || effortOf(a) - effortOf(b));
  const isStrong = ({ from }: Step) => Number(from.level >= STRONG_LEVEL);
  const candidates = steps
    .filter((step) => step !== kept && !waits(step) && step.suggestion.effort !== 'high')
    .sort((a, b) => isStrong(a) - isStrong(b) || effortOf(a) - effortOf(b));
  const now = kept === undefined ? [] : [kept];
  for (const step of candidates) {
    const ofCapability = now.filter(({ from }) => from.capability === step.from.capability).length;
    if (now.length < MOST_NOW && ofCapability < MOST_NOW_OF_ONE_CAPABILITY) now.push(step);
  }
  return now;
};
