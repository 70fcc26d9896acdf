import type { Section } from '#shared/contracts/report.ts';
import { dateText, paragraph } from './phrasing.ts';
import type { Material } from './report-input.ts';

/** Who, when, and which versions the report rests on. */
export const coverSection = (material: Material): Section => {
  const { say, city, countryOf, round, submission, respondents } = material;
  return {
    id: 'cover',
    title: say('report.cover.heading', { city: city.name }),
    subtitle: countryOf(city),
    blocks: [
      paragraph(say('report.cover.purpose', { city: city.name, n: respondents }), 'lead'),
      {
        kind: 'facts',
        rows: [
          { term: say('report.facts.round'), value: round.name },
          { term: say('report.facts.date'), value: dateText(say, submission.submittedAt) },
          ...versionFacts(material),
        ],
      },
      paragraph(say('report.cover.label'), 'note'),
      ...(isDemonstration(material) ? [paragraph(say('report.demonstration-note'), 'note')] : []),
    ],
  };
};

/** Instrument, method, context data and release: the same four decide the same report. */
export const versionFacts = ({ say, instrument, shown, release }: Material) => [
  {
    term: say('report.facts.instrument'),
    value: say('report.facts.instrument-value', { title: instrument.title, version: shown.instrument }),
  },
  { term: say('report.facts.method'), value: shown.method },
  { term: say('report.facts.context'), value: shown.contextData },
  {
    term: say('report.facts.release'),
    value:
      release === null
        ? say('report.facts.no-release')
        : say('report.facts.release-value', {
            id: release.id,
            cities: release.members.length,
            date: dateText(say, release.publishedAt),
          }),
  },
];

export const isDemonstration = ({
  submission,
  round,
  release,
}: Pick<Material, 'submission' | 'round' | 'release'>): boolean =>
  submission.demonstration || round.demonstration || release?.demonstration === true;
