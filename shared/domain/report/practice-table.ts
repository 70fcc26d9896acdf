import type { ReportTable } from '#shared/contracts/report.ts';
import { basesIn } from './levels-block.ts';
import { levelText, peerText, rangeText } from './phrasing.ts';
import type { Material } from './report-input.ts';
import type { ShownCapability } from './shown-capability.ts';
import type { ShownPractice } from './shown-practice.ts';

interface Column {
  readonly title: string;
  readonly cell: (practice: ShownPractice) => string;
}

const NAME_WIDTH = 0.3;

/** The numbers of the dot plot: one column a basis that occurs, then the peers where any figure is shown. */
export const practiceTable = ({ say, respondents }: Material, shown: ShownCapability): ReportTable => {
  const none = say('report.table.none');
  const own: Column[] = basesIn(shown.practices).map((basis) => ({
    title: say(`report.table.own.${basis}`),
    cell: ({ levels }) => {
      const found = levels.find((level) => level.basis === basis);
      return found ? levelText(say, found.level) : none;
    },
  }));
  const answers: Column[] =
    shown.practicesShown && respondents > 1
      ? [{ title: say('report.table.answers'), cell: (practice) => String(practice.answers?.levels ?? none) }]
      : [];
  const hasPeers = shown.practices.some(({ benchmark }) => benchmark.median !== null);
  const columns = [...own, ...answers, ...(hasPeers ? peerColumns(say, none) : [])];
  const width = (1 - NAME_WIDTH) / Math.max(1, columns.length);
  return {
    kind: 'table',
    title: say('report.table.practices', { capability: shown.capability.plainName }),
    columns: [
      { title: say('report.table.practice'), align: 'start', width: columns.length === 0 ? 1 : NAME_WIDTH },
      ...columns.map(({ title }) => ({ title, align: 'end' as const, width })),
    ],
    rows: shown.practices.map((practice) => [practice.practice.name, ...columns.map(({ cell }) => cell(practice))]),
  };
};

const peerColumns = (say: Material['say'], none: string): Column[] => [
  {
    title: say('report.table.median'),
    cell: ({ benchmark: { median } }) => (median === null ? none : peerText(say, median)),
  },
  {
    title: say('report.table.quartiles'),
    cell: ({ benchmark: { quartiles } }) => (quartiles === null ? none : rangeText(say, quartiles)),
  },
  {
    title: say('report.table.higher'),
    cell: ({ benchmark: { higher } }) => (higher === null ? none : say(`report.table.higher-bands.${higher}`)),
  },
  { title: say('report.table.peers'), cell: ({ benchmark: { n, median } }) => (median === null ? none : String(n)) },
];
