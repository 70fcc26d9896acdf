import { CAPABILITIES } from '#shared/contracts/names.ts';
import { type Report, reportSchema, type Section } from '#shared/contracts/report.ts';
import { aCapabilitySection, type ReportVariant } from './a-report-capability.ts';
import { aGlanceSection, paragraph } from './a-report-glance.ts';
import { lastSections } from './a-report-last-sections.ts';
import { aPeersSection } from './a-report-peers.ts';
import { inRightToLeft } from './an-arabic-report.ts';

const PLAIN: ReportVariant = {
  respondents: 1,
  benchmark: true,
  verified: false,
  cityName: 'Freetown',
  demonstration: true,
};

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
    aGlanceSection(variant),
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
    paper: 'a4',
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
    data: { capabilities: [], practices: [], changes: [], suggestions: [] },
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
  'german-name': () => aReport({ cityName: 'Oberdonaudampfschifffahrtsgesellschaftskapitänswitwenhausen' }),
  'finnish-name': () => aReport({ cityName: 'Äteritsiputeritsipuolilautatsijänkävaaransaarenniemenkylä' }),
  'right-to-left': () => inRightToLeft(aReport({ respondents: 11, verified: true })),
} as const;
export type ReportVariantName = keyof typeof REPORT_VARIANTS;
