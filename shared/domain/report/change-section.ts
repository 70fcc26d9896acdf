import type { ComparisonResult } from '#shared/contracts/comparison.ts';
import type { Section } from '#shared/contracts/report.ts';
import { basisText, listText, paragraph, reasonText, sentences } from './phrasing.ts';
import type { Material } from './report-input.ts';
import { toTenth } from './rounding.ts';

type ShownChange = NonNullable<ComparisonResult['change']>;
type Change = ShownChange['rows'][number];

/** Only when there is an earlier round. Differences stay within one basis. */
export const changeSection = (material: Material): Section[] => {
  const { say, shown, instrument } = material;
  const { change } = shown.comparison;
  if (change === null) return [];
  const nameOf = (id: string) => instrument.capabilities.find((candidate) => candidate.id === id)?.plainName ?? id;
  const moved = change.rows.filter((row) => readingOf(row) === 'up' || readingOf(row) === 'down');
  const finding =
    moved.length === 0
      ? say('report.change.none')
      : say('report.change.some', {
          names: listText(say, [...new Set(moved.map(({ capability }) => nameOf(capability)))]),
        });
  return [
    {
      id: 'change',
      title: say('report.change.title'),
      subtitle: say('report.change.since', { round: change.round }),
      blocks: [
        ...(change.rows.length === 0 ? [] : [paragraph(finding, 'lead'), changeTable(material, change.rows, nameOf)]),
        paragraph(
          sentences(...withheldSentences(material, change.withheld ?? [], nameOf), say('report.change.how')),
          'note',
        ),
      ],
    },
  ];
};

/** One sentence a reason, with the capabilities that it stands for. */
const withheldSentences = (
  { say }: Material,
  withheld: NonNullable<ShownChange['withheld']>,
  nameOf: (id: string) => string,
): string[] =>
  [...new Set(withheld.map(({ reason }) => reason))].map((reason) => {
    const names = withheld.filter((one) => one.reason === reason).map(({ capability }) => nameOf(capability));
    return say('report.change.withheld', { names: listText(say, names), reason: reasonText(say, reason) });
  });

/** The direction is named only where the printed interval leaves zero out. */
const readingOf = ({ interval }: Change): 'up' | 'down' | 'none' | 'alone' => {
  if (interval === null) return 'alone';
  if (toTenth(interval.low) > 0) return 'up';
  return toTenth(interval.high) < 0 ? 'down' : 'none';
};

const changeTable = ({ say }: Material, rows: readonly Change[], nameOf: (id: string) => string) => ({
  kind: 'table' as const,
  title: say('report.change.table'),
  columns: [
    { title: say('report.change.capability'), align: 'start' as const, width: 0.34 },
    { title: say('report.change.basis'), align: 'start' as const, width: 0.2 },
    { title: say('report.change.difference'), align: 'end' as const, width: 0.12 },
    { title: say('report.change.interval'), align: 'end' as const, width: 0.14 },
    { title: say('report.change.reading'), align: 'start' as const, width: 0.2 },
  ],
  rows: rows.map((row) => [
    nameOf(row.capability),
    basisText(say, row.basis),
    signed(say, row.difference),
    row.interval === null
      ? say('report.table.none')
      : say('report.format.range', { low: signed(say, row.interval.low), high: signed(say, row.interval.high) }),
    say(`report.change.readings.${readingOf(row)}`),
  ]),
});

/** With a minus as wide as the plus, where the language writes a hyphen. */
const signed = (say: Material['say'], difference: number): string =>
  say('report.format.signed', { difference: toTenth(difference) }).replace('-', '−');
