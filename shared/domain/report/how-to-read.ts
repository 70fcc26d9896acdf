import type { Block, Section } from '#shared/contracts/report.ts';
import { capabilityRow, levelsBlock } from './levels-block.ts';
import { basisText, heading, levelText, paragraph, peerText, plain, rangeText } from './phrasing.ts';
import { positionWords } from './position.ts';
import type { Material } from './report-input.ts';
import type { ShownCapability } from './shown-capability.ts';

const TERMS = [
  'capability',
  'practice',
  'respondent',
  'coordinator',
  'assessor',
  'release',
  'lens',
  'twin',
  'contrast',
] as const;

/** One worked example with the city's own numbers, what the five levels mean, and the words of the report. */
export const howToRead = (material: Material): Section => {
  const { say, instrument } = material;
  const example = exampleOf(material);
  return {
    id: 'how-to-read',
    title: say('report.how.title'),
    blocks: [
      ...(example === undefined ? [paragraph(say('report.how.no-example'))] : workedExample(material, example)),
      heading(say('report.how.levels')),
      {
        kind: 'facts',
        rows: instrument.levelNames.map((name, index) => ({
          term: say('report.axis', { level: index + 1, name }),
          value: say(`report.how.meaning.${index + 1}`),
        })),
      },
      paragraph(say('report.how.bases-text')),
      paragraph(say('report.how.caution-text')),
      heading(say('report.how.words')),
      {
        kind: 'facts',
        rows: TERMS.map((id) => ({
          term: say(`report.method.terms-names.${id}`),
          value: say(`report.method.terms-definitions.${id}`),
        })),
      },
    ],
  };
};

/** The capability with the most to explain: interval and peers before interval alone before a level alone. */
const exampleOf = ({ shown }: Material): ShownCapability | undefined => {
  const known = shown.capabilities.filter(({ headline }) => headline !== null);
  return (
    known.find(({ individual, benchmark }) => individual.interval && benchmark.median !== null) ??
    known.find(({ individual }) => individual.interval) ??
    known[0]
  );
};

const workedExample = (material: Material, shown: ShownCapability): Block[] => {
  const { say } = material;
  const { capability, headline, individual, benchmark } = shown;
  const name = capability.plainName;
  const steps = [
    say('report.how.step-level', {
      name,
      level: levelText(say, headline?.level ?? 1),
      basis: basisText(say, headline?.basis ?? 'individual'),
    }),
    individual.interval &&
      say('report.how.step-interval', { range: rangeText(say, individual.interval), n: individual.respondents }),
    benchmark.median === null
      ? null
      : say('report.how.step-median', { median: peerText(say, benchmark.median), n: benchmark.n }),
    benchmark.quartiles && say('report.how.step-quartiles', { range: rangeText(say, benchmark.quartiles) }),
    say('report.how.step-verdict', { words: positionWords(say, shown) }),
  ].filter((step) => step !== null);
  return [
    paragraph(say('report.how.intro', { name })),
    levelsBlock(
      material,
      say('report.how.chart', {
        name,
        level: levelText(say, headline?.level ?? 1),
        words: positionWords(say, shown),
      }),
      [capabilityRow(say, shown, positionWords(say, shown))],
      null,
    ),
    { kind: 'list', ordered: true, items: steps.map(plain) },
  ];
};
