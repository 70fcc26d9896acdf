import type { Block, LevelsBlock, Section } from '#shared/contracts/report.ts';
import { aSuggestion } from './a-report-suggestion.ts';

/** How a fixture differs from the plain one. */
export interface ReportVariant {
  readonly respondents: number;
  readonly benchmark: boolean;
  /** Every practice at this level, if given. */
  readonly level?: number;
  readonly verified: boolean;
  readonly cityName: string;
  readonly demonstration: boolean;
}

const one = (value: number): string => value.toFixed(1);
export const AXIS = ['Not yet', 'Starting', 'In part', 'In use', 'In our blood'];

const PRACTICES: readonly (readonly [string, string, number, number])[] = [
  ['Looking ahead', 'Scanning for trends and weak signals beyond the budget year', 2, 3],
  ['Listening to residents', 'Learning from residents who do not usually speak up', 3, 3],
  ['Using data in decisions', 'Data at hand when decisions are made', 1.5, 2.5],
  ['Learning from other cities', 'Knowing what similar cities tried and what came of it', 4, 3.5],
];

const mark = (value: number, basis: 'individual' | 'agreed' | 'verified' = 'individual') => ({
  value,
  text: one(value),
  basis,
});

function practiceRow(index: number, shift: number, variant: ReportVariant): LevelsBlock['rows'][number] {
  const [label, , own, median] = PRACTICES[index]!;
  const level = variant.level ?? Math.min(5, Math.max(1, own + shift));
  const counts = [3, 0, 5, 2, index];
  return {
    label,
    ...(variant.respondents > 1 && { detail: `${variant.respondents} answers` }),
    marks: [
      mark(level),
      ...(variant.verified && index < 2 ? [mark(Math.min(5, level + 0.5), 'agreed'), mark(level, 'verified')] : []),
    ],
    ...(variant.benchmark && {
      peers: {
        median: { value: median, text: one(median) },
        quartiles: {
          low: median - 0.5,
          high: Math.min(5, median + 1),
          text: `${one(median - 0.5)} to ${one(median + 1)}`,
        },
      },
    }),
    ...(variant.respondents > 3 && { counts }),
    ...(index === 2 && { note: 'Too few peers answered this' }),
  };
}

function practices(shift: number, variant: ReportVariant): LevelsBlock {
  const rows = PRACTICES.map((_, index) => practiceRow(index, shift, variant));
  return {
    kind: 'levels',
    title: 'Learning from other cities is the strongest practice at 4.0, using data in decisions the weakest at 1.5',
    description: rows.map((row) => `${row.label}: ${row.marks.map((own) => own.text).join(', ')}.`).join(' '),
    axis: AXIS.map((label, index) => ({ value: index + 1, label: `${index + 1} ${label}` })),
    rows,
    legend: legendOf(variant),
    table: {
      kind: 'table',
      title: 'The same numbers',
      columns: [
        { title: 'Practice', align: 'start', width: 0.3 },
        { title: 'Your level', align: 'end', width: 0.14 },
        { title: 'Peers’ median', align: 'end', width: 0.14 },
        { title: 'Middle half of peers', align: 'end', width: 0.2 },
        { title: 'Peers that answered', align: 'end', width: 0.22 },
      ],
      rows: rows.map((row) => [
        row.label,
        row.marks[0]!.text,
        row.peers?.median.text ?? '–',
        row.peers?.quartiles?.text ?? '–',
        variant.benchmark ? '12' : '–',
      ]),
    },
  };
}

export const legendOf = (variant: ReportVariant): LevelsBlock['legend'] => [
  { mark: 'individual', text: 'Your level, from individual answers' },
  ...(variant.verified
    ? [
        { mark: 'agreed' as const, text: 'Agreed in the consensus meeting' },
        { mark: 'verified' as const, text: 'Verified by an assessor' },
      ]
    : []),
  { mark: 'interval', text: 'Where the level would lie, 19 times out of 20' },
  ...(variant.benchmark
    ? [
        { mark: 'median' as const, text: 'Median of your peers' },
        { mark: 'quartiles' as const, text: 'Middle half of your peers' },
      ]
    : []),
  ...(variant.respondents > 3 ? [{ mark: 'counts' as const, text: 'How many chose each level' }] : []),
];

const TITLES: Record<string, readonly [string, string]> = {
  'strategic-awareness': ['Seeing what is coming', 'Strategic awareness: sensing change and making sense of it'],
  'adapting-focus': ['Changing course when needed', 'Adapting focus areas: moving attention and money to what matters'],
  'building-coalitions': ['Getting things done with others', 'Building coalitions: partners in and beyond city hall'],
  'transforming-teams': ['Teams that can change', 'Transforming teams: skills, roles and room to act'],
  'embedding-experimentation': ['Trying things out and learning', 'Embedding experimentation: small tests that count'],
};
export const CAPABILITY_TITLES = Object.entries(TITLES);

/** One capability as the report shows it: levels, meaning, suggestions. */
export function aCapabilitySection(id: Section['id'], index: number, variant: ReportVariant): Section {
  const [title, subtitle] = TITLES[id]!;
  const shift = [0, 0.5, -0.5, 0.5, -1][index]!;
  const level = variant.level ?? Math.min(5, Math.max(1, 2.6 + shift));
  const blocks: Block[] = [
    {
      kind: 'paragraph',
      tone: 'lead',
      text: [
        { text: `${variant.cityName} stands at ` },
        { text: `level ${one(level)}`, strong: true },
        {
          text: ', from 4 of 4 practices. If the same people answered again, it would lie between 2.1 and 3.1 nineteen times out of twenty.',
        },
      ],
    },
    ...(variant.benchmark
      ? [
          {
            kind: 'paragraph' as const,
            tone: 'body' as const,
            text: [
              {
                text: 'Your level is about the same as that of your 12 peers, whose median is 2.8. The difference is smaller than chance could explain.',
              },
            ],
          },
        ]
      : []),
    practices(shift, variant),
    {
      kind: 'paragraph',
      tone: 'note',
      text: [{ text: 'Peers’ figures are rounded to halves, so that no single city’s answer can be told from them.' }],
    },
    { kind: 'heading', text: 'What the levels mean here' },
    {
      kind: 'list',
      ordered: false,
      items: [
        [
          { text: 'Lowest, using data in decisions: ', strong: true },
          { text: 'Some departments keep figures, but meetings seldom ask for them before they decide.' },
        ],
        [
          { text: 'Highest, learning from other cities: ', strong: true },
          { text: 'Before a new programme starts, somebody has called at least two cities that tried it.' },
        ],
      ],
    },
    { kind: 'heading', text: 'Two suggestions' },
    aSuggestion('Using data in decisions', Math.max(1, level - 1), true),
    aSuggestion('Looking ahead', level, false),
  ];
  return { id, title, subtitle, blocks };
}
