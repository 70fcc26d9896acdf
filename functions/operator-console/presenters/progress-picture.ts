import { dayAt, gainedWithin, type ProgressOverTime, tableDays } from '#shared/domain/progress/progress-over-time.ts';
import { STEPS, type Step } from '#shared/domain/progress/step-times.ts';
import { CHART_SIZES, drawSteps } from '../drawings/step-chart.ts';
import { stateOf } from '../round-state.ts';
import type { RoundVisit } from '../visit.ts';

const WEEK = 7;
const MOST_ROWS = 42;

/** How many cities had reached each step, by the day: what it says in words, drawn for two widths, and as a table. */
export const progressPicture = (visit: RoundVisit, progress: ProgressOverTime) => {
  const { say, round, now } = visit;
  const { reached } = progress;
  const last = reached['taking-part'].length - 1;
  const nameOf = (step: Step): string => say(`console.pictures.step.${step}`, { mode: round.mode });
  const countOf = (step: Step): number => reached[step][last] ?? 0;
  const steps = STEPS.map((step) => ({ step, name: nameOf(step), count: countOf(step) }));
  return {
    title: say('console.pictures.progress.finding', {
      all: countOf('taking-part'),
      submitted: countOf('submitted'),
      lately: gainedWithin(reached.submitted, WEEK),
      isOpen: stateOf(round, now) === 'open' ? 'yes' : 'no',
    }),
    description: say('console.pictures.progress.description', {
      first: dayAt(progress, 0),
      last: dayAt(progress, last),
      steps: steps.map(({ name, count }) => say('console.pictures.progress.count', { step: name, count })).join(', '),
    }),
    note: say('console.pictures.progress.note'),
    steps,
    charts: CHART_SIZES.map((size) => drawNamed(visit, progress, size)),
    table: tableOf(visit, progress, nameOf),
  };
};

const drawNamed = ({ say, round }: RoundVisit, progress: ProgressOverTime, size: (typeof CHART_SIZES)[number]) => {
  const chart = drawSteps(progress, size);
  return {
    ...chart,
    dates: chart.dates.map(({ day, x }) => ({ x, text: say('console.pictures.day', { at: dayAt(progress, day) }) })),
    ends: chart.ends.map((end) => ({
      ...end,
      count: progress.reached[end.step].at(-1),
      ...(size.name === 'wide' && { text: say(`console.pictures.step.${end.step}`, { mode: round.mode }) }),
    })),
  };
};

const tableOf = ({ say }: RoundVisit, progress: ProgressOverTime, nameOf: (step: Step) => string) => {
  const days = tableDays(progress, MOST_ROWS);
  return {
    title: say('console.pictures.progress.table', { days: (days[1] ?? 1) - (days[0] ?? 0) || 1 }),
    columns: [
      { title: say('console.pictures.progress.date') },
      ...STEPS.map((step) => ({ title: nameOf(step), align: 'end' })),
    ],
    rows: days.map((day) => [
      say('console.date', { at: dayAt(progress, day) }),
      ...STEPS.map((step) => String(progress.reached[step][day])),
    ]),
  };
};
