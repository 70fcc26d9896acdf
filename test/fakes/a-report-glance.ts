import type { Block, LevelsBlock, Section } from '#shared/contracts/report.ts';
import { AXIS, CAPABILITY_TITLES, legendOf, type ReportVariant } from './a-report-capability.ts';

export const paragraph = (text: string, tone: 'lead' | 'body' | 'note' = 'body'): Block => ({
  kind: 'paragraph',
  tone,
  text: [{ text }],
});

function glanceLevels(variant: ReportVariant): LevelsBlock {
  const levels = [2.6, 3.1, 2.1, 3.1, 1.6];
  const rows = CAPABILITY_TITLES.map(([, [label]], index) => {
    const value = variant.level ?? levels[index]!;
    return {
      label,
      detail: '4 of 4 practices',
      marks: [{ value, text: value.toFixed(1), basis: 'individual' as const }],
      interval: {
        low: Math.max(1, value - 0.6),
        high: Math.min(5, value + 0.5),
        text: `${Math.max(1, value - 0.6).toFixed(1)} to ${Math.min(5, value + 0.5).toFixed(1)}`,
      },
      ...(variant.benchmark && {
        peers: { median: { value: 2.5, text: '2.5' }, quartiles: { low: 2, high: 3.5, text: '2.0 to 3.5' } },
      }),
      note: variant.benchmark
        ? ['About the same as your peers', 'Higher than your peers', 'Too close to call'][index % 3]!
        : 'No peers yet',
    };
  });
  return {
    kind: 'levels',
    title: 'Trying things out is lowest at 1.6, changing course highest at 3.1',
    description: rows
      .map((row) => `${row.label}: ${row.marks[0]!.text}, interval ${row.interval.text}. ${row.note}.`)
      .join(' '),
    axis: AXIS.map((label, index) => ({ value: index + 1, label: `${index + 1} ${label}` })),
    rows,
    legend: legendOf({ ...variant, respondents: 1 }),
    table: null,
  };
}

/** What a reader with two minutes sees. */
export const aGlanceSection = (variant: ReportVariant): Section => ({
  id: 'at-a-glance',
  title: 'At a glance',
  subtitle: 'What a reader with two minutes should know',
  blocks: [
    {
      kind: 'callout',
      title: 'Three findings',
      tone: 'finding',
      text: [
        [{ text: `${variant.cityName} changes course more readily than most of its peers.` }],
        [{ text: 'Trying things out is the weakest of the five capabilities.' }],
        [{ text: 'Four respondents differ most on how the city listens to residents.' }],
      ],
    },
    glanceLevels(variant),
    paragraph(
      'One person answered. The bars show where a level would lie nineteen times out of twenty if the same person answered again.',
      'note',
    ),
    { kind: 'heading', text: 'Three strengths' },
    {
      kind: 'list',
      ordered: false,
      items: ['Learning from other cities, 4.0', 'Reviewing priorities, 3.5', 'Working with neighbours, 3.0'].map(
        (text) => [
          { text: `${text}. `, strong: true },
          { text: 'Before a new programme starts, somebody has called at least two cities that tried it.' },
        ],
      ),
    },
    { kind: 'heading', text: 'Three next steps' },
    {
      kind: 'list',
      ordered: true,
      items: [
        'Write the three real priorities on one page',
        'Open one data set a month',
        'Give one team a small budget',
      ].map((text) => [
        { text: `${text}. `, strong: true },
        { text: 'Start by collecting three priorities from each leader by Friday. Low effort.' },
      ]),
    },
    paragraph('You chose building coalitions and transforming teams as your focus.'),
  ],
});
