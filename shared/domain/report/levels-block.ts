import { BASES, type Basis } from '#shared/contracts/names.ts';
import type { LevelsBlock } from '#shared/contracts/report.ts';
import type { Wording } from '#shared/ports/content.ts';
import { levelText, peerText, rangeText } from './phrasing.ts';
import type { Material } from './report-input.ts';
import type { ShownBenchmark, ShownCapability, ShownLevel } from './shown-capability.ts';
import type { ShownPractice } from './shown-practice.ts';

export type LevelsRow = LevelsBlock['rows'][number];
type LegendMark = LevelsBlock['legend'][number]['mark'];

const marksOf = (say: Wording, levels: readonly ShownLevel[]): LevelsRow['marks'] =>
  levels.map(({ basis, level }) => ({ basis, value: level, text: levelText(say, level) }));

const peersOf = (
  say: Wording,
  { median, quartiles }: Pick<ShownBenchmark, 'median'> & Partial<Pick<ShownBenchmark, 'quartiles'>>,
): Pick<LevelsRow, 'peers'> =>
  median === null
    ? {}
    : {
        peers: {
          median: { value: median, text: peerText(say, median) },
          ...(quartiles && { quartiles: { ...quartiles, text: rangeText(say, quartiles) } }),
        },
      };

/** One capability as a row; `note` is what stands at its end. */
export const capabilityRow = (say: Wording, shown: ShownCapability, note: string): LevelsRow => {
  const { capability, levels, headline, individual, benchmark } = shown;
  const counted = levels.find(({ basis }) => basis === headline?.basis);
  return {
    label: capability.plainName,
    ...(counted && {
      detail: say('report.practices-counted', { have: counted.practicesWithLevel, of: counted.practicesThatApply }),
    }),
    marks: marksOf(say, levels),
    ...(individual.interval && {
      interval: {
        low: individual.interval.low,
        high: individual.interval.high,
        text: rangeText(say, individual.interval),
      },
    }),
    ...peersOf(say, benchmark),
    note,
  };
};

export const practiceRow = (say: Wording, shown: ShownPractice, note?: string): LevelsRow => ({
  label: shown.practice.name,
  ...(shown.answers &&
    shown.answers.levels > 1 && { detail: say('report.answers-counted', { n: shown.answers.levels }) }),
  marks: marksOf(say, shown.levels),
  ...peersOf(say, shown.benchmark),
  ...(shown.counts && { counts: [...shown.counts] }),
  ...(note !== undefined && { note }),
});

/** Only what the rows hold is explained. */
const legendOf = (say: Wording, rows: readonly LevelsRow[]): LevelsBlock['legend'] => {
  const has: Record<LegendMark, boolean> = {
    verified: hasBasis(rows, 'verified'),
    agreed: hasBasis(rows, 'agreed'),
    individual: hasBasis(rows, 'individual'),
    interval: rows.some(({ interval }) => interval),
    median: rows.some(({ peers }) => peers),
    quartiles: rows.some(({ peers }) => peers?.quartiles),
    counts: rows.some(({ counts }) => counts),
  };
  return (Object.keys(has) as LegendMark[])
    .filter((mark) => has[mark])
    .map((mark) => ({ mark, text: say(`report.legend.${mark}`) }));
};

const hasBasis = (rows: readonly LevelsRow[], basis: Basis) =>
  rows.some(({ marks }) => marks.some((mark) => mark.basis === basis));

/** Every number of a row in words, for those who do not see the plot. */
const describeRow = (say: Wording, { label, marks, interval, peers, counts, note }: LevelsRow): string => {
  const own = marks.map(({ basis, text }) =>
    say('report.describe.mark', { basis: say(`report.basis.${basis}`), level: text }),
  );
  const parts = [
    ...(own.length > 0 ? own : [say('report.describe.no-level')]),
    ...(interval ? [say('report.describe.interval', { range: interval.text })] : []),
    ...(peers ? [say('report.describe.median', { level: peers.median.text })] : []),
    ...(peers?.quartiles ? [say('report.describe.quartiles', { range: peers.quartiles.text })] : []),
    ...(counts ? [say('report.describe.counts', { counts: counts.join(', ') })] : []),
    ...(note ? [note] : []),
  ];
  return say('report.describe.row', { label, parts: parts.join('; ') });
};

/** A dot plot of the rows on the scale 1 to 5. `title` states its finding. */
export const levelsBlock = (
  { say, instrument }: Pick<Material, 'say' | 'instrument'>,
  title: string,
  rows: readonly LevelsRow[],
  table: LevelsBlock['table'],
): LevelsBlock => ({
  kind: 'levels',
  title,
  description: rows.map((row) => describeRow(say, row)).join(' '),
  axis: instrument.levelNames.map((name, index) => ({
    value: index + 1,
    label: say('report.axis', { level: index + 1, name }),
  })),
  rows: [...rows],
  legend: legendOf(say, rows),
  table,
});

/** The bases that any of the rows has, strongest first. */
export const basesIn = (rows: readonly { readonly levels: readonly ShownLevel[] }[]): Basis[] =>
  BASES.toReversed().filter((basis) => rows.some(({ levels }) => levels.some((level) => level.basis === basis)));
