import type { Block, Section } from '#shared/contracts/report.ts';
import type { ReportVariant } from './a-report-capability.ts';
import { paragraph } from './a-report-glance.ts';

const LONG_TABLE: Block = {
  kind: 'table',
  title: 'Words used in this report',
  columns: [
    { title: 'Word', align: 'start', width: 0.25 },
    { title: 'What it means here', align: 'start', width: 0.55 },
    { title: 'Where', align: 'end', width: 0.2 },
  ],
  rows: Array.from({ length: 30 }, (_, index) => [
    ['Level', 'Peer', 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz', 'Median'][index % 4]!,
    [
      'A number from 1 to 5 that says how far a practice is in use.',
      'A city that resembles yours in what it cannot change soon: size, setting, powers, means. It need not do anything like you do.',
    ][index % 2]!,
    `page ${index + 1}`,
  ]),
};

const FAR_APART: readonly Block[] = [
  paragraph('Respondents are at least two levels apart on these practices.'),
  {
    kind: 'list',
    ordered: false,
    items: [
      [{ text: 'Listening to residents: ', strong: true }, { text: 'from 1 to 5.' }],
      [{ text: 'Looking ahead', emphasis: true }],
    ],
  },
];

/** What comes after the peers. */
export function lastSections(variant: ReportVariant): Section[] {
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
    {
      id: 'disagreements',
      title: 'Disagreements worth a conversation',
      blocks: [...(variant.respondents > 3 ? FAR_APART : [paragraph('One person answered.')]), LONG_TABLE],
    },
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
      ],
    },
  ];
}
