import type { Choice, Response } from '#shared/contracts/response.ts';
import type { Scores } from '#shared/contracts/scores.ts';
import { type Submission, submissionSchema } from '#shared/contracts/submission.ts';
import { consensusAgenda } from '#shared/domain/levels/consensus-agenda.ts';
import { scoreCapabilities } from '#shared/domain/levels/score-capabilities.ts';
import { chooseSuggestions } from '#shared/domain/suggestions/choose-suggestions.ts';
import { content } from './report-content.ts';
import { aComparison } from './scores-comparison.ts';

export const FREETOWN = 'gn-2409306';
export const instrument = content.instrument('2026.1', 'en');
export const PRACTICE_IDS = instrument.capabilities.flatMap(({ practices }) => practices.map(({ id }) => id));

/** One row of twenty answers a respondent; a missing one was not answered. */
export type Answers = readonly (Choice | null)[];
/** Two levels of every capability apart, so that strengths and first steps differ. */
export const MIXED: Answers = [2, 3, 4, 2, 1, 2, 3, 2, 4, 4, 5, 4, 3, 3, 2, 3, 1, 1, 2, 2];
export const allAt = (choice: Choice): Answers => PRACTICE_IDS.map(() => choice);

const responseOf = (answers: Answers, index: number): Response => ({
  respondent: `r${index + 1}`,
  answers: answers.flatMap((choice, place) =>
    choice === null
      ? []
      : [{ practice: PRACTICE_IDS[place]!, choice, where: whereOf(place), evidence: evidenceOf(place) }],
  ),
});

const whereOf = (place: number): string[] => (place % 4 === 0 ? ['trend-scan', 'universities'] : []);
const evidenceOf = (place: number) =>
  place % 3 === 0 ? [{ id: `e${place}`, kind: 'text' as const, title: '', value: 'Minutes of the meeting' }] : [];

/** A submission of Freetown with these answers; everything else may be changed. */
export const aSubmission = (answers: readonly Answers[], change: Partial<Submission> = {}): Submission =>
  submissionSchema.parse({
    id: '7f0c3c5e-9a51-4f0e-8a6e-6f6f0d0a3b11',
    round: 'demonstration-2026',
    city: FREETOWN,
    instrument: '2026.1',
    language: 'en',
    responses: answers.map(responseOf),
    conditions: instrument.conditions.map(({ id }, index) => ({
      condition: id,
      choice: index === 3 ? 'dont-know' : index + 2,
    })),
    focus: { capabilities: ['embedding-experimentation'], reason: 'A new mayor wants to learn faster.' },
    recipients: ['ama@freetown.test'],
    source: 'form',
    version: 1,
    submittedAt: '2026-11-23T10:00:00.000Z',
    demonstration: true,
    hash: '883733b931ef9c98fc1acb8df086551f277fa8e19c8fd12e8067f907c82b10ab',
    ...change,
  });

/** Scores of a submission: levels and suggestions by the rules of the core, the comparison as given. */
export const scoresOf = (submission: Submission, comparison: Scores['comparison'] = aComparison()): Scores => {
  const capabilities = scoreCapabilities(instrument, submission, {}, 'test');
  return {
    submission: submission.id,
    issue: 1,
    method: '1',
    instrument: '2026.1',
    contextData: content.population().meta.version,
    release: comparison.benchmark?.release ?? null,
    capabilities,
    agenda: consensusAgenda(capabilities),
    conditions: submission.conditions,
    comparison,
    suggestions: chooseSuggestions({
      capabilities,
      medians: comparison.benchmark?.practices ?? [],
      focus: submission.focus.capabilities,
      library: content.suggestions('en'),
      reader: { city: submission.city, profile: {}, distanceTo: () => 0.05, likenessOf: () => 'close' },
    }),
  };
};
