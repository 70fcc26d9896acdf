import type { CapabilityId } from '#shared/contracts/names.ts';
import type { CapabilityQuality, GroupDifference, ItemQuality } from '#shared/contracts/quality.ts';
import type { Wording } from '#shared/ports/content.ts';
import { heading, type PageBlock, paragraph } from '../../pages/blocks.ts';
import type { PageReply } from '../../pages/reply.ts';
import type { RoundVisit } from '../visit.ts';
import { namesOf, type QualityPage, qualityPage } from './quality.ts';
import { figureText, rangeText, tableOf, warningsOf } from './quality-words.ts';

type Named = (id: string) => string;

/** One capability, question by question. */
export const presentCapabilityQuality = (visit: RoundVisit, page: QualityPage, only: CapabilityId): PageReply => {
  const { say } = visit;
  const nameOf = namesOf(page.instrument);
  const quality = page.quality.capabilities.find(({ capability }) => capability === only)!;
  return qualityPage(visit, page, {
    title: say('console.quality.one-title', { capability: nameOf(only) }),
    warnings: warningsOf(quality, nameOf),
    after: [
      ...answerBlocks(say, quality.items, nameOf),
      ...fitBlocks(say, quality.items, nameOf),
      ...groupBlocks(say, 'language', quality.items, { nameOf, groupOf: (language) => language }),
      ...groupBlocks(say, 'region', quality.items, { nameOf, groupOf: (region) => page.regions[region] ?? region }),
      ...languageBlocks(say, quality),
    ],
  });
};

const columnsOf = (say: Wording, names: readonly string[]): string[] =>
  names.map((name) => say(`console.quality.columns.${name}`));

const answerBlocks = (say: Wording, items: readonly ItemQuality[], nameOf: Named): PageBlock[] => [
  heading(say('console.quality.answers.title')),
  paragraph(say('console.quality.answers.text')),
  tableOf(
    say('console.quality.answers.title'),
    [
      ...columnsOf(say, ['practice', 'answers']),
      ...[1, 2, 3, 4, 5].map((level) => say('console.quality.level', { level })),
      ...columnsOf(say, ['dont-know', 'does-not-apply', 'time']),
    ],
    items.map(({ practice, answers, counts, dontKnow, doesNotApply, medianSeconds }) => [
      nameOf(practice),
      String(answers),
      ...counts.map(String),
      figureText(say, dontKnow, 'share'),
      figureText(say, doesNotApply, 'share'),
      figureText(say, medianSeconds, 'seconds'),
    ]),
  ),
];

const fitBlocks = (say: Wording, items: readonly ItemQuality[], nameOf: Named): PageBlock[] => [
  heading(say('console.quality.fit.title')),
  paragraph(say('console.quality.fit.text')),
  tableOf(
    say('console.quality.fit.title'),
    columnsOf(say, ['practice', 'rest', 'alpha-without']),
    items.map(({ practice, itemRestCorrelation, alphaIfDropped }) => [
      nameOf(practice),
      figureText(say, itemRestCorrelation),
      figureText(say, alphaIfDropped),
    ]),
  ),
];

const groupBlocks = (
  say: Wording,
  by: 'language' | 'region',
  items: readonly ItemQuality[],
  { nameOf, groupOf }: { readonly nameOf: Named; readonly groupOf: Named },
): PageBlock[] => {
  const groupsOf = (item: ItemQuality): readonly GroupDifference[] =>
    by === 'language' ? item.byLanguage : item.byRegion;
  const rows = items.flatMap((item) =>
    groupsOf(item).map(({ group, difference, interval }) => [
      say('console.quality.of-group', { practice: nameOf(item.practice), group: groupOf(group) }),
      figureText(say, difference),
      rangeText(say, interval),
    ]),
  );
  const title = say(`console.quality.by-${by}.title`);
  return [
    heading(title),
    paragraph(say(`console.quality.by-${by}.text`)),
    ...(rows.length === 0
      ? [paragraph(say('console.quality.no-groups'))]
      : [tableOf(title, columnsOf(say, ['practice', 'group-difference', 'interval']), rows)]),
  ];
};

const languageBlocks = (say: Wording, { selfLessVerifiedByLanguage }: CapabilityQuality): PageBlock[] => {
  const title = say('console.quality.verified-language.title');
  return [
    heading(title),
    paragraph(say('console.quality.verified.text')),
    ...(selfLessVerifiedByLanguage.length === 0
      ? [paragraph(say('console.quality.no-groups'))]
      : [
          tableOf(
            title,
            columnsOf(say, ['language', 'mean', 'deviation', 'interval']),
            selfLessVerifiedByLanguage.map(({ language, mean, standardDeviation, interval }) => [
              language,
              figureText(say, mean),
              figureText(say, standardDeviation),
              rangeText(say, interval),
            ]),
          ),
        ]),
  ];
};
