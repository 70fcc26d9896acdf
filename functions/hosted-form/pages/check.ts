import * as z from 'zod';
import type { Submission, SubmissionInput } from '#shared/contracts/submission.ts';
import { DomainError } from '#shared/domain/errors.ts';
import { canonicalJson } from '#shared/domain/submission/canonical-json.ts';
import type { AssessmentRepository, SubmissionRepository } from '#shared/ports.ts';
import { assembleSubmission, type Gathered, gather } from '../assemble-submission.ts';
import { presentCheck } from '../presenters/check.ts';
import { type Reply, redirect } from '../reply.ts';
import type { MemberVisit } from '../visit.ts';

export interface CheckDeps {
  readonly assessments: Pick<AssessmentRepository, 'allAnswers' | 'settings' | 'profile' | 'submissions'>;
  readonly submissions: Pick<SubmissionRepository, 'find'>;
  readonly newId: () => string;
  /** SHA-256 of a text, in hex. */
  readonly hash: (text: string) => string;
}

export interface SubmitFormDeps extends CheckDeps {
  readonly submit: (
    input: SubmissionInput,
    context: { source: 'form'; verified: readonly [] },
  ) => Promise<Pick<Submission, 'id'>>;
}

/** `GET …/check`: everything on one page. It makes the submission's id, so that sending it twice is sending one. */
export const createShowCheck =
  (deps: CheckDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const gathered = await gather(deps.assessments, visit);
    const unchanged = await findUnchanged(deps, visit, gathered);
    return presentCheck(visit, { ...gathered, submission: unchanged?.id ?? deps.newId(), unchanged });
  };

/** `POST …/submit` */
export const createSubmit =
  (deps: SubmitFormDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const id = z.uuid().safeParse(visit.fields.text('submission')).data;
    if (id === undefined) throw new DomainError('form_expired', 'The check page gives a submission its id');
    const gathered = await gather(deps.assessments, visit);
    if (gathered.answersBy.size === 0) return redirect(`${visit.base}/check`);
    await deps.submit(assembleSubmission(id, gathered, visit), { source: 'form', verified: [] });
    return redirect(`/results/${id}/receipt`);
  };

/** The newest submission, when sending again would send the very same. */
const findUnchanged = async (
  { assessments, submissions, hash }: CheckDeps,
  visit: MemberVisit,
  gathered: Gathered,
): Promise<Submission | undefined> => {
  const newest = (await assessments.submissions(visit.round.id, visit.city.id)).at(-1);
  const submission = newest === undefined ? undefined : await submissions.find(newest.submission);
  if (submission === undefined || gathered.answersBy.size === 0) return undefined;
  const again = hash(canonicalJson(assembleSubmission(submission.id, gathered, visit)));
  return again === submission.hash ? submission : undefined;
};
