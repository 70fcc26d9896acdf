import type { Practice } from '#shared/contracts/instrument.ts';
import type { Answer } from '#shared/contracts/response.ts';
import { callout, type PageBlock } from '../../pages/blocks.ts';
import type { Button } from '../../pages/form-page.ts';
import type { ChangedPractice } from '../changed-practices.ts';
import type { MemberVisit } from '../visit.ts';
import { answerFacts } from './answer-facts.ts';

/** On a page that shows what was typed before and is not saved. */
export const keptNotice = ({ say, draft }: Pick<MemberVisit, 'say' | 'draft'>): PageBlock[] =>
  draft === undefined ? [] : [callout(say('form.kept.title'), [say('form.kept.body')], 'caution')];

export const changeNotice = ({ say, instrument }: MemberVisit, change: ChangedPractice | undefined): PageBlock[] =>
  change === undefined
    ? []
    : [
        callout(
          say('form.changed.title'),
          [
            change.note ?? say('form.changed.wording', { from: change.from, to: instrument.version }),
            say('form.changed.advice'),
          ],
          'caution',
        ),
      ];

/** Where an error leads that says so. */
export const meanwhileHeading = ({ say }: Pick<MemberVisit, 'say'>): PageBlock => ({
  kind: 'heading',
  text: say('form.meanwhile.other'),
  level: 2,
  id: 'meanwhile',
});

/** The answer that was saved elsewhere meanwhile; what was typed here stands in the fields above. */
export const meanwhileBlocks = (visit: MemberVisit, practice: Practice, meanwhile: Answer | undefined): PageBlock[] => [
  meanwhileHeading(visit),
  answerFacts(visit.say, practice, visit.instrument.partners, meanwhile),
];

/** One of the two has to be chosen. */
export const meanwhileButtons = ({ say }: Pick<MemberVisit, 'say'>): readonly Button[] => [
  { text: say('form.meanwhile.keep-mine'), name: 'go', value: 'next', preventDoubleClick: true },
  {
    text: say('form.meanwhile.keep-other'),
    name: 'go',
    value: 'discard',
    classes: 'govuk-button--secondary',
    preventDoubleClick: true,
  },
];
