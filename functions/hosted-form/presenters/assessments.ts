import type { SubmissionEntry } from '#shared/contracts/assessment.ts';
import type { City } from '#shared/contracts/context.ts';
import type { Round } from '#shared/contracts/round.ts';
import type { Wording } from '#shared/ports/content.ts';
import { heading, linkLine, type PageBlock, paragraph } from '../../pages/blocks.ts';
import { type PageReply, page } from '../../pages/reply.ts';

interface OwnAssessment {
  /** Reads evidence of the city, and none of the city's own pages. */
  readonly isAssessor: boolean;
  readonly city: City;
  readonly round: Round | undefined;
  readonly submissions: readonly SubmissionEntry[];
}

export const presentAssessments = ({
  say,
  own,
  isOperator,
  open,
}: {
  say: Wording;
  isOperator: boolean;
  own: readonly OwnAssessment[];
  open: readonly Round[];
}): PageReply => {
  const known = own.flatMap(({ round, ...rest }) => (round === undefined ? [] : [{ ...rest, round }]));
  return page({
    view: 'content',
    title: say('form.assessments.title'),
    model: {
      heading: say('form.assessments.title'),
      blocks: [
        ...(isOperator ? [linkLine(say('form.assessments.console'), '/console')] : []),
        ...(known.length === 0
          ? [paragraph(say('form.assessments.none'))]
          : known.flatMap((item) => presentOwn(say, item))),
        ...(open.length === 0 ? [] : [heading(say('form.assessments.open-title'))]),
        ...open.flatMap((round) => presentOpen(say, round)),
        ...(open.length === 0 && known.length === 0 ? [paragraph(say('form.assessments.no-round'))] : []),
      ],
    },
  });
};

const presentOwn = (say: Wording, shown: OwnAssessment & { round: Round }): PageBlock[] => {
  const { city, round, submissions, isAssessor } = shown;
  const base = `/assessments/${round.id}/${city.id}`;
  if (isAssessor) {
    return [
      heading(say('form.assessments.own', { city: city.name, round: round.name })),
      linkLine(say('group.assess.title', { city: city.name }), `${base}/evidence`),
    ];
  }
  const newest = submissions.at(-1);
  return [
    heading(say('form.assessments.own', { city: city.name, round: round.name })),
    {
      kind: 'list',
      ordered: false,
      items: [
        [{ text: say('form.assessments.answer', { city: city.name }), link: base }],
        ...(newest === undefined
          ? []
          : [
              [
                {
                  text: say('form.assessments.results', { city: city.name, version: newest.version }),
                  link: `/results/${newest.submission}`,
                },
              ],
            ]),
      ],
    },
  ];
};

const presentOpen = (say: Wording, round: Round): PageBlock[] => [
  paragraph(say('form.assessments.open', { round: round.name, closes: Date.parse(round.closesAt) })),
  {
    kind: 'paragraph',
    tone: 'body',
    text: [{ text: say('form.assessments.begin', { round: round.name }), link: `/rounds/${round.id}` }],
  },
];
