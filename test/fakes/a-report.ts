import { CAPABILITIES } from '#shared/contracts/names.ts';
import { type Block, type LevelsBlock, type Report, reportSchema, type Section } from '#shared/contracts/report.ts';
import { AXIS, aCapabilitySection, CAPABILITY_TITLES, legendOf, type ReportVariant } from './a-report-capability.ts';
import { aPeersSection } from './a-report-peers.ts';
import { inRightToLeft } from './an-arabic-report.ts';

const PLAIN: ReportVariant = {
  respondents: 1,
  benchmark: true,
  verified: false,
  cityName: 'Freetown',
  demonstration: true,
};

const paragraph = (text: string, tone: 'lead' | 'body' | 'note' = 'body'): Block => ({
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

const glance = (variant: ReportVariant): Section => ({
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

const cover = (variant: ReportVariant): Section => ({
  id: 'cover',
  title: 'Cover',
  blocks: [
    {
      kind: 'facts',
      rows: [
        { term: 'Round', value: 'Open demonstration round 2026' },
        { term: 'Answered by', value: variant.respondents === 1 ? '1 person' : `${variant.respondents} people` },
        { term: 'Instrument and method', value: 'Instrument 2026.1, method 1.0' },
        { term: 'Data', value: 'Context data 2026-07, release 3 of 18 October 2026' },
      ],
    },
  ],
});

const LONG_TABLE: Block = {
  kind: 'table',
  title: 'Words used in this report',
  columns: [
    { title: 'Word', align: 'start', width: 0.25 },
    { title: 'What it means here', align: 'start', width: 0.55 },
    { title: 'Where', align: 'end', width: 0.2 },
  ],
  rows: Array.from({ length: 34 }, (_, index) => [
    ['Level', 'Peer', 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz', 'Median'][index % 4]!,
    [
      'A number from 1 to 5 that says how far a practice is in use.',
      'A city that resembles yours in what it cannot change soon: size, setting, powers, means. It need not do anything like you do.',
    ][index % 2]!,
    `page ${index + 1}`,
  ]),
};

function lastSections(variant: ReportVariant): Section[] {
  const items = [
    'Write the three priorities on one page',
    'Open one data set a month',
    'Call two cities before you start',
  ].map((title) => ({
    title,
    detail: 'Low effort, shows after 2 months. Adapting focus.',
  }));
  return [
    {
      id: 'roadmap',
      title: 'Roadmap',
      subtitle: 'One page to print alone',
      blocks: [
        {
          kind: 'roadmap',
          title: 'Three things now, two next, nothing yet for later',
          columns: [
            { title: 'Now', hint: 'Next 90 days', items, empty: 'Nothing' },
            { title: 'Next', hint: 'Within a year', items: items.slice(1), empty: 'Nothing' },
            {
              title: 'Later',
              hint: 'When the ground is laid',
              items: [],
              empty: 'Nothing needs to wait: start with what stands on the left.',
            },
          ],
        },
        paragraph('Things are ordered by effort and by what needs something else first.', 'note'),
      ],
    },
    ...(variant.respondents > 3
      ? [
          {
            id: 'disagreements' as const,
            title: 'Disagreements worth a conversation',
            blocks: [
              paragraph('Respondents are at least two levels apart on these practices.'),
              {
                kind: 'list' as const,
                ordered: false,
                items: [
                  [{ text: 'Listening to residents: ', strong: true }, { text: 'from 1 to 5.' }],
                  [{ text: 'Looking ahead', emphasis: true }],
                ],
              },
            ],
          },
        ]
      : []),
    {
      id: 'method',
      title: 'Method and data',
      blocks: [
        paragraph(
          'A level is the mean of the practices that apply. Nothing is filled in where nobody answered. The words ọfịfị and office show that letters with dots below stay apart from those without.',
        ),
        {
          kind: 'paragraph',
          tone: 'body',
          text: [
            { text: 'Sources: ' },
            { text: 'GeoNames', link: 'https://www.geonames.org/' },
            { text: ' (CC BY 4.0) and ' },
            { text: 'El Índice de Capacidades', language: 'es' },
            { text: ', read in 2026.' },
          ],
        },
        LONG_TABLE,
      ],
    },
  ];
}

/** A whole report, checked by its schema; `change` says what differs from one respondent's with peers. */
export function aReport(change: Partial<ReportVariant> = {}): Report {
  const variant = { ...PLAIN, ...change };
  const howTo: Section = {
    id: 'how-to-read',
    title: 'How to read this',
    blocks: [
      paragraph(
        'Each chart has one line for each practice. The dot is your city, the box the middle half of your peers, the upright line their median.',
        'lead',
      ),
      {
        kind: 'list',
        ordered: true,
        items: [
          [{ text: 'Find the dot: it is your level from 1 to 5.' }],
          [{ text: 'See whether it lies in the box.' }],
          [{ text: 'Read the words at the end of the row.' }],
        ],
      },
    ],
  };
  const sections = [
    cover(variant),
    glance(variant),
    howTo,
    ...CAPABILITIES.map((id, index) => aCapabilitySection(id, index, variant)),
    ...(variant.benchmark ? [aPeersSection(variant)] : []),
    ...lastSections(variant),
  ];
  return reportSchema.parse({
    schema: 'report/1',
    submission: '4b9a24fc-6a56-4dd1-a38b-1ef01b6e7d3f',
    issue: 1,
    language: 'en',
    direction: 'ltr',
    city: 'gn-2409306',
    cityName: variant.cityName,
    countryName: 'Sierra Leone',
    round: 'demo-2026',
    title: 'Dynamic capabilities of city government',
    subtitle: 'Report of the open demonstration round 2026, 21 November 2026',
    label: 'Open adaptation, not the official Index',
    demonstration: variant.demonstration ? 'Demonstration data' : null,
    date: '2026-11-21',
    dateText: '21 November 2026',
    footer: 'City capabilities, open adaptation, not the official Index',
    pageLabel: 'Page {page} of {pages}',
    contents: 'Contents',
    sections,
    mail: {
      subject: 'Your report',
      greeting: 'Hello',
      intro: 'Here it is.',
      findings: ['One finding'],
      linkText: 'See it',
      attached: 'It is attached.',
      notAttached: 'It is too large.',
      whoToAsk: 'Ask us.',
      label: 'Open adaptation',
    },
    data: { capabilities: [], practices: [], suggestions: [] },
  });
}

/** The variants that are drawn, checked and looked at. */
export const REPORT_VARIANTS = {
  'one-respondent': () => aReport(),
  'many-with-disagreement': () => aReport({ respondents: 11, verified: true }),
  'no-benchmark': () => aReport({ benchmark: false, demonstration: false }),
  'everything-level-1': () => aReport({ level: 1 }),
  'everything-level-5': () => aReport({ level: 5, verified: true }),
  'long-names': () =>
    aReport({
      cityName:
        'Krung Thep Maha Nakhon Amon Rattanakosin und Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch',
    }),
  'right-to-left': () => inRightToLeft(aReport({ respondents: 11, verified: true })),
} as const;
export type ReportVariantName = keyof typeof REPORT_VARIANTS;
