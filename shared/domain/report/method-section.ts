import type { Reason } from '#shared/contracts/reasons.ts';
import type { Block, Section } from '#shared/contracts/report.ts';
import { heading, linkThen, paragraph, reasonText } from './phrasing.ts';
import type { Material } from './report-input.ts';

/** Each statistic has one definition; these are all of them, in the order of a reader's need. */
const STATISTICS = [
  'practice',
  'capability',
  'interval',
  'agreement',
  'median',
  'quartiles',
  'higher',
  'position',
  'likeness',
  'peer-group',
  'stability',
  'closeness',
  'change',
  'order',
  'rounding',
] as const;

export const methodSection = (material: Material): Section => {
  const { say, submission, shown } = material;
  return {
    id: 'method',
    title: say('report.method.title'),
    blocks: [
      paragraph(say('report.method.adaptation')),
      heading(say('report.method.statistics')),
      {
        kind: 'facts',
        rows: [
          ...STATISTICS.map((id) => ({
            term: say(`report.method.statistics-names.${id}`),
            value: say(`report.method.statistics-definitions.${id}`),
          })),
          { term: say('report.method.power-title'), value: say('report.method.power') },
        ],
      },
      ...suppressions(material),
      heading(say('report.method.sources')),
      sourceList(material),
      paragraph(say('report.method.context-age')),
      heading(say('report.method.versions')),
      {
        kind: 'facts',
        rows: [
          { term: say('report.facts.submission'), value: submission.id },
          {
            term: say('report.facts.issue'),
            value: say('report.facts.issue-value', { issue: shown.issue, version: submission.version }),
          },
          { term: say('report.facts.hash'), value: submission.hash },
        ],
      },
    ],
  };
};

/** Every reason that this report gives for a figure it does not show, explained once. */
const suppressions = (material: Material): Block[] => {
  const { say } = material;
  const reasons = [...new Set(reasonsIn(material))];
  return [
    heading(say('report.method.suppressed')),
    reasons.length === 0
      ? paragraph(say('report.method.nothing-suppressed'))
      : { kind: 'list', ordered: false, items: reasons.map((reason) => [{ text: reasonText(say, reason) }]) },
    paragraph(say('report.method.disclosure')),
  ];
};

const reasonsIn = ({ shown, respondents }: Material): Reason[] => {
  const { comparison, capabilities } = shown;
  const ofCapabilities = capabilities.flatMap(({ reason, individual, benchmark, headline, agreement, practices }) => [
    reason,
    individual.reason,
    benchmark.reason,
    headline !== null && headline.basis !== 'individual' ? ('no-interval' as const) : null,
    benchmark.verified?.reason ?? null,
    agreement !== null && agreement.band === undefined ? ('no-agreement-band' as const) : null,
    ...practices.flatMap((practice) => [practice.reason, practice.benchmark.reason]),
  ]);
  const hidden =
    respondents > 1 &&
    capabilities.some(({ practicesShown, individual }) => !practicesShown && individual.respondents > 0);
  return [
    comparison.reason ?? null,
    hidden ? ('too-few-respondents' as const) : null,
    ...ofCapabilities,
    comparison.keptFrom === null ? null : ('statistics-kept' as const),
  ].filter((reason) => reason !== null);
};

const sourceList = ({ say, population }: Material): Block => ({
  kind: 'list',
  ordered: false,
  items: population.meta.sources.map(({ title, publisher, licence, link, retrieved }) =>
    linkThen(title, link, say('report.method.source', { publisher, licence, retrieved })),
  ),
});
