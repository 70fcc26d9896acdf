import type { CountedResponse } from '#shared/contracts/consensus.ts';
import { type Submission, type SubmissionInput, submissionInputSchema } from '#shared/contracts/submission.ts';
import { LEAST_BATCH } from '#shared/domain/consensus/next-count.ts';
import { DomainError } from '#shared/domain/errors.ts';
import { snapshotText } from '#shared/domain/submission/snapshot-text.ts';
import { type CountDeps, createCountAnswers, planCount } from '#shared/operations/consensus/count-answers.ts';
import { type Acting, requireRole } from '#shared/operations/members/acting.ts';
import type { SubmitContext } from '#shared/operations/submit-assessment.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { ConsensusRepository } from '#shared/ports/consensus.ts';
import type { SubmissionRepository } from '#shared/ports/submissions.ts';
import { type AssembleDeps, type Assembled, createAssembleSubmission, type Submitting } from './assemble-submission.ts';

export interface SubmitCityDeps extends CountDeps, AssembleDeps {
  readonly assessments: CountDeps['assessments'] &
    AssembleDeps['assessments'] &
    Pick<AssessmentRepository, 'submissions'>;
  readonly consensus: CountDeps['consensus'] & AssembleDeps['consensus'] & Pick<ConsensusRepository, 'markShown'>;
  readonly submissions: Pick<SubmissionRepository, 'find'>;
  readonly submit: (input: SubmissionInput, context: SubmitContext) => Promise<Submission>;
  /** SHA-256 in hex. */
  readonly hash: (text: string) => string;
}

export interface Preview extends Assembled {
  readonly respondents: number;
  /** People whose newest answers would not be in it. */
  readonly waiting: number;
  /** The newest submission, when sending again would send the very same. */
  readonly unchanged: Submission | undefined;
}

/**
 * What submitting now would send, for the check page; undefined while nobody has answered. Changes nothing; respondents
 * that are not counted yet have passing names. Throws `not_allowed` unless a coordinator acts.
 */
export const createPreviewSubmission = (deps: Omit<SubmitCityDeps, 'submit' | 'now' | 'newId'>) => {
  const assemble = createAssembleSubmission(deps);
  return async (submitting: Submitting, id: string): Promise<Preview | undefined> => {
    requireRole(submitting, 'coordinator');
    const { kept, next } = await planCount(deps, submitting);
    const isNew = kept.count === undefined || next.isChanged;
    const responses: readonly CountedResponse[] = isNew
      ? next.responses.map((response, index) => ({ ...response, respondent: `passing-${index + 1}` }))
      : kept.counted;
    if (responses.length === 0) return undefined;
    const assembled = await assemble(submitting, id, responses);
    const newest = (await deps.assessments.submissions(submitting.round.id, submitting.city.id)).at(-1);
    const before = newest && (await deps.submissions.find(newest.submission));
    const { input, verified } = assembled;
    const again = before && deps.hash(snapshotText({ ...input, id: before.id }, verified));
    const unchanged = !isNew && again === before?.hash ? before : undefined;
    return { ...assembled, respondents: responses.length, waiting: next.waiting, unchanged };
  };
};

/**
 * Counts the answers that may join, and sends the city's assessment: version 1, or one more for each corrected one. The
 * same id again sends the same again, whatever changed meanwhile. Throws `not_allowed` unless a coordinator acts,
 * `not_found` for the id of another city's, `round_closed`, and `invalid_input` with every wrong field, among them
 * `nobody-answered` and `sole-respondent-is-another`.
 */
export const createSubmitCity = (deps: SubmitCityDeps) => {
  const countAnswers = createCountAnswers(deps);
  const assemble = createAssembleSubmission(deps);

  const again = async (stored: Submission, { round, city }: Acting): Promise<Submission> => {
    if (stored.round !== round.id || stored.city !== city.id) throw new DomainError('not_found', 'No such submission');
    const { verified, source: _, version, submittedAt, demonstration, hash, ...input } = stored;
    return deps.submit(submissionInputSchema.parse(input), { source: 'form', verified });
  };

  return async (submitting: Submitting, id: string): Promise<Submission> => {
    requireRole(submitting, 'coordinator');
    const stored = await deps.submissions.find(id);
    if (stored !== undefined) return again(stored, submitting);
    const { count, counted } = await countAnswers(submitting);
    requireRespondents(counted, submitting);
    const { input, verified } = await assemble(submitting, id, counted);
    const { round, city } = submitting;
    // Before it is sent: from then on levels may show, whatever happens to this process.
    if (counted.length >= LEAST_BATCH) await deps.consensus.markShown(round.id, city.id, count.number, deps.now());
    return deps.submit(input, { source: 'form', verified });
  };
};

/** A report shows a sole respondent's answers as the city's: so that respondent must be who submits. */
const requireRespondents = (counted: readonly CountedResponse[], { member }: Acting): void => {
  const [first, ...others] = counted;
  if (first === undefined) {
    throw new DomainError('invalid_input', 'No answers', [{ field: 'responses', message: 'nobody-answered' }]);
  }
  if (others.length === 0 && first.member !== member.id) {
    const issues = [{ field: 'responses', message: 'sole-respondent-is-another' }];
    throw new DomainError('invalid_input', 'One person other than who submits', issues);
  }
};
