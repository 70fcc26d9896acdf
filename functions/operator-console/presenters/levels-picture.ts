import type { Instrument } from '#shared/contracts/instrument.ts';
import { BARS, type LevelDistribution, type RoundedCount } from '#shared/domain/release/level-distribution.ts';
import type { ReleaseLevels } from '#shared/operations/read-level-distributions.ts';
import type { Wording } from '#shared/ports/content.ts';
import { drawLevels, largestBar } from '../drawings/level-bars.ts';
import type { RoundVisit } from '../visit.ts';

/** How the levels of a release lie, or why it is not told. */
export const levelsPicture = ({ say }: RoundVisit, instrument: Instrument, levels: ReleaseLevels | undefined) => {
  if (levels === undefined || levels.distributions === null) {
    const reason = levels === undefined ? 'no-release' : 'erased';
    return { title: say('console.pictures.levels.no-release-title'), reason: say(`console.pictures.levels.${reason}`) };
  }
  const { entry, distributions } = levels;
  const [one, two, three, four, five] = instrument.levelNames;
  const largest = largestBar(distributions);
  return {
    title: say('console.pictures.levels.title', { cities: entry.cities }),
    basis: say('console.pictures.levels.basis', {
      release: entry.id,
      at: Date.parse(entry.publishedAt),
      ...{ one, two, three, four, five },
    }),
    noRanking: say('console.pictures.levels.no-ranking'),
    noRankingWhy: say('console.pictures.levels.no-ranking-why'),
    legend: say('console.pictures.levels.legend'),
    capabilities: distributions.map((distribution) => ({
      ...drawLevels(distribution, largest),
      ...inWords(say, distribution, nameOf(instrument, distribution)),
    })),
    table: tableOf(say, distributions, instrument),
  };
};

const nameOf = ({ capabilities }: Instrument, { capability }: LevelDistribution): string =>
  capabilities.find(({ id }) => id === capability)?.plainName ?? capability;

/** From a bar to another one, or itself. */
const rangeOf = (say: Wording, first: number, last = first): string =>
  say('console.pictures.levels.range', {
    from: BARS[first]?.from ?? 1,
    to: BARS[last]?.to ?? 5,
    isLast: last === BARS.length - 1 ? 'yes' : 'no',
  });

const inWords = (say: Wording, { bars }: LevelDistribution, name: string) => {
  const told = bars.flatMap((count, index) => (count === null ? [] : [{ count, range: rangeOf(say, index) }]));
  const most = Math.max(0, ...told.map(({ count }) => count));
  const runs = runsOf(bars, most);
  const listed = [
    ...told.map((bar) => say('console.pictures.levels.bar', bar)),
    ...(told.length < bars.length ? [say('console.pictures.levels.elsewhere')] : []),
  ];
  return {
    name,
    finding: say('console.pictures.levels.most', {
      count: most,
      ranges: runs.map(([first, last]) => rangeOf(say, first, last)).join(', '),
      several: runs.length > 1 || runs[0]?.[0] !== runs[0]?.[1] ? 'yes' : 'no',
    }),
    description: say('console.pictures.levels.description', { capability: name, bars: listed.join('; ') }),
  };
};

/** Neighbouring bars of one height, as first and last. */
const runsOf = (bars: readonly RoundedCount[], height: number): [first: number, last: number][] => {
  const runs: [number, number][] = [];
  bars.forEach((count, index) => {
    if (count !== height) return;
    const run = runs.at(-1);
    if (run?.[1] === index - 1) run[1] = index;
    else runs.push([index, index]);
  });
  return runs;
};

const tableOf = (say: Wording, distributions: readonly LevelDistribution[], instrument: Instrument) => {
  const cell = (count: RoundedCount | undefined): string =>
    count === null || count === undefined
      ? say('console.pictures.levels.few')
      : say('console.pictures.levels.count', { count });
  return {
    title: say('console.pictures.levels.table'),
    columns: [
      { title: say('console.pictures.levels.level') },
      ...distributions.map((distribution) => ({ title: nameOf(instrument, distribution), align: 'end' })),
    ],
    rows: [
      ...BARS.map((_, index) => [rangeOf(say, index), ...distributions.map(({ bars }) => cell(bars[index]))]),
      [say('console.pictures.levels.without'), ...distributions.map(({ withoutLevel }) => cell(withoutLevel))],
    ],
  };
};
