import { describe, expect, it } from 'vitest';
import {
  dayAt,
  gainedWithin,
  type ProgressOverTime,
  progressOverTime,
  tableDays,
} from '#shared/domain/progress/progress-over-time.ts';
import { type StepTimes, stepOf, stepTimes } from '#shared/domain/progress/step-times.ts';

const at = (day: number, hour = 12): string => new Date(Date.UTC(2026, 2, day, hour)).toISOString();
const span = { now: new Date(at(10)), closesAt: at(31) };

const aCity = (change: Partial<Parameters<typeof stepTimes>[0]> = {}): StepTimes =>
  stepTimes({ createdAt: at(1), hasAnswers: false, answeredAt: null, submittedAt: null, mailedAt: null, ...change });

const over = (cities: readonly StepTimes[], change: Partial<typeof span> = {}): ProgressOverTime => {
  const found = progressOverTime(cities, { ...span, ...change });
  if (found === null) throw new Error('No progress');
  return found;
};

describe('since when a city is at a step', () => {
  it('is when it was invited, first answered, first submitted and first got its report', () => {
    const city = aCity({ hasAnswers: true, answeredAt: at(3), submittedAt: at(5), mailedAt: at(5, 13) });
    expect(city).toEqual({ 'taking-part': at(1), answering: at(3), submitted: at(5), mailed: at(5, 13) });
    expect(stepOf(city)).toBe('mailed');
  });

  it('is never later than a later step, so that answers given anew after submitting move nothing', () => {
    expect(aCity({ hasAnswers: true, answeredAt: at(9), submittedAt: at(5) }).answering).toBe(at(5));
    expect(aCity({ createdAt: at(7), submittedAt: at(5) })['taking-part']).toBe(at(5));
  });

  it('is when it takes part for answers of which no time was kept', () => {
    expect(stepOf(aCity({ hasAnswers: true }))).toBe('answering');
    expect(aCity({ hasAnswers: true }).answering).toBe(at(1));
    expect(stepOf(aCity())).toBe('taking-part');
  });
});

describe('progress over time', () => {
  it('is nothing as long as no city takes part', () => {
    expect(progressOverTime([], span)).toBeNull();
  });

  it('is one day for a city that was invited today', () => {
    const { reached, firstDay } = over([aCity({ createdAt: at(10, 9) })]);
    expect(reached).toEqual({ 'taking-part': [1], answering: [0], submitted: [0], mailed: [0] });
    expect(new Date(firstDay).toISOString()).toBe('2026-03-10T00:00:00.000Z');
  });

  it('adds up by the day, from the first invitation to today', () => {
    const { reached } = over([
      aCity({ submittedAt: at(4, 1), mailedAt: at(4, 2) }),
      aCity({ createdAt: at(2), hasAnswers: true, answeredAt: at(4, 23) }),
      aCity({ createdAt: at(6, 0) }),
    ]);
    expect(reached['taking-part']).toEqual([1, 2, 2, 2, 2, 3, 3, 3, 3, 3]);
    expect(reached.answering).toEqual([0, 0, 0, 2, 2, 2, 2, 2, 2, 2]);
    expect(reached.submitted).toEqual([0, 0, 0, 1, 1, 1, 1, 1, 1, 1]);
    expect(reached.mailed).toEqual(reached.submitted);
  });

  it('ends with the day of closing, or with a later report', () => {
    const closed = { closesAt: at(5), now: new Date(at(30)) };
    expect(over([aCity()], closed).reached['taking-part']).toHaveLength(5);
    expect(over([aCity({ submittedAt: at(5), mailedAt: at(7) })], closed).reached.mailed).toEqual([
      0, 0, 0, 0, 0, 0, 1,
    ]);
  });

  it('tells how many came within the last days, also when the round is younger', () => {
    expect(gainedWithin([0, 1, 2, 2, 2, 2, 2, 2, 5], 7)).toBe(4);
    expect(gainedWithin([2, 3], 7)).toBe(3);
    expect(gainedWithin([2], 7)).toBe(2);
  });

  it('never falls, and its steps lie within each other, whatever the times', () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    const maybe = (day: number): string | null => (random(3) === 0 ? null : at(day));
    const cities = Array.from({ length: 200 }, () =>
      aCity({
        createdAt: at(1 + random(20)),
        hasAnswers: random(2) === 0,
        answeredAt: maybe(1 + random(25)),
        submittedAt: maybe(1 + random(25)),
        mailedAt: maybe(1 + random(25)),
      }),
    );
    const { reached } = over(cities);
    for (const counts of Object.values(reached)) expect(counts).toEqual(counts.toSorted((one, other) => one - other));
    reached['taking-part'].forEach((count, day) => {
      expect(count).toBeGreaterThanOrEqual(reached.answering[day]!);
      expect(reached.answering[day]!).toBeGreaterThanOrEqual(reached.submitted[day]!);
      expect(reached.submitted[day]!).toBeGreaterThanOrEqual(reached.mailed[day]!);
    });
    expect(reached['taking-part'].at(-1)).toBe(200);
  });

  it('has a table of days, of weeks for a long round, and always the last day', () => {
    const days = (length: number) => over([aCity({ createdAt: at(11 - length) })]);
    const dates = (length: number) =>
      tableDays(days(length), 42).map((index) => new Date(dayAt(days(length), index)).toISOString().slice(0, 10));
    expect(dates(3)).toEqual(['2026-03-08', '2026-03-09', '2026-03-10']);
    expect(dates(100).slice(-2)).toEqual(['2026-03-03', '2026-03-10']);
    expect(dates(100)).toHaveLength(15);
    expect(dates(42)).toHaveLength(42);
    expect(dates(43)).toHaveLength(7);
    // In steps of 5000 / 42 = 119.05, so 120 days.
    expect(dates(5000)).toHaveLength(42);
    expect(dates(5000).at(-1)).toBe('2026-03-10');
  });
});
