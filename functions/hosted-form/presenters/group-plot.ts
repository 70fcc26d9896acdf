import type { Practice } from '#shared/contracts/instrument.ts';
import type { AgreedLevel } from '#shared/contracts/response.ts';
import type { PracticeView } from '#shared/domain/consensus/group-view.ts';
import type { Wording } from '#shared/ports/content.ts';
import type { PageBlock } from '../../pages/blocks.ts';
import { plotLevels } from '../../pages/plots.ts';
import type { MemberVisit } from '../visit.ts';

/** What a group answered on one practice, and what it agreed on beside it. */
export interface PlottedPractice {
  readonly practice: Practice;
  readonly view: PracticeView;
  readonly agreed: AgreedLevel | undefined;
}

export const countsText = (say: Wording, { counts, dontKnow, doesNotApply }: PracticeView): string => {
  const [n1, n2, n3, n4, n5] = counts;
  return say('group.consensus.counts', { n1, n2, n3, n4, n5, dontKnow, doesNotApply });
};

export const medianText = (say: Wording, { median }: PracticeView): string =>
  median === null ? say('group.consensus.median-none') : String(median);

export const agreedText = (say: Wording, agreed: AgreedLevel | undefined): string => {
  if (agreed === undefined) return say('group.consensus.agreed-none');
  return agreed.level === 'does-not-apply' ? say('group.consensus.agreed-na') : String(agreed.level);
};

/** How many chose each level, the middle answer and the agreed level; all of it again as a table of numbers. */
export const groupPlot = (
  { say, instrument }: MemberVisit,
  title: string,
  practices: readonly PlottedPractice[],
): PageBlock => {
  const detailOf = ({ view, agreed }: PlottedPractice) =>
    say('group.consensus.row-detail', {
      counts: countsText(say, view),
      median: medianText(say, view),
      agreed: agreedText(say, agreed),
    });
  return plotLevels(
    {
      kind: 'levels',
      title,
      description: practices.map((one) => `${one.practice.name}. ${detailOf(one)}`).join(' '),
      axis: instrument.levelNames.map((name, index) => ({ value: index + 1, label: `${index + 1} ${name}` })),
      rows: practices.map((one) => ({ label: one.practice.name, counts: [...one.view.counts], marks: marksOf(one) })),
      legend: [
        { mark: 'counts', text: say('group.consensus.legend-counts') },
        { mark: 'individual', text: say('group.consensus.legend-individual') },
        { mark: 'agreed', text: say('group.consensus.legend-agreed') },
      ],
      table: null,
    },
    say('form.results.in-words'),
  );
};

const marksOf = ({ view: { median }, agreed }: PlottedPractice) => [
  ...(median === null ? [] : [{ basis: 'individual' as const, value: median, text: String(median) }]),
  ...(typeof agreed?.level === 'number'
    ? [{ basis: 'agreed' as const, value: agreed.level, text: String(agreed.level) }]
    : []),
];
