/** What a city goes through in a round, one after the other. */
export const STEPS = ['taking-part', 'answering', 'submitted', 'mailed'] as const;
export type Step = (typeof STEPS)[number];

/** Since when a city is at a step or further, as ISO time; null: not there yet. A later step is never earlier. */
export type StepTimes = Readonly<Record<Step, string | null>> & { readonly 'taking-part': string };

interface Known {
  /** When it was invited or claimed. */
  readonly createdAt: string;
  readonly hasAnswers: boolean;
  /** Of its first submission. */
  readonly submittedAt: string | null;
  /** Of the first mail with its report. */
  readonly mailedAt: string | null;
  /** The earliest time at which an answer was saved that still stands; none is kept of answers sent in whole. */
  readonly answeredAt: string | null;
}

const earliest = (...times: readonly (string | null)[]): string | null =>
  times.reduce((one, other) => (one === null || (other !== null && other < one) ? other : one), null);

/**
 * A city that submitted has answered, whatever is kept of when: a step counts from its own time or that of a later
 * step, whichever is earlier. Answers without a time count from when the city takes part.
 */
export const stepTimes = ({ createdAt, hasAnswers, answeredAt, submittedAt, mailedAt }: Known): StepTimes => {
  const submitted = earliest(submittedAt, mailedAt);
  const answered = earliest(answeredAt, submitted) ?? (hasAnswers ? createdAt : null);
  return {
    'taking-part': earliest(createdAt, answered) ?? createdAt,
    answering: answered,
    submitted,
    mailed: mailedAt,
  };
};

/** The last step that a city has reached. */
export const stepOf = (times: StepTimes): Step => STEPS.findLast((step) => times[step] !== null) ?? 'taking-part';
