import * as z from 'zod';
import { DomainError } from '#shared/domain/errors.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { FieldError } from '../../pages/field-errors.ts';
import { type Reply, redirect } from '../../pages/reply.ts';
import { gather } from '../gather.ts';
import type { GroupOperations } from '../group-operations.ts';
import { presentCheck } from '../presenters/check.ts';
import type { MemberVisit } from '../visit.ts';

export interface CheckDeps {
  readonly assessments: Pick<AssessmentRepository, 'allAnswers' | 'settings' | 'profile'>;
  readonly group: Pick<GroupOperations, 'previewSubmission' | 'submitCity' | 'sendReceipts'>;
  readonly newId: () => string;
}

const show = async (deps: CheckDeps, visit: MemberVisit, id: string, errors?: FieldError[]): Promise<Reply> => {
  const [gathered, preview] = await Promise.all([
    gather(deps.assessments, visit),
    deps.group.previewSubmission(visit, id),
  ]);
  const { unchanged } = preview ?? {};
  return presentCheck(visit, { ...gathered, submission: unchanged?.id ?? id, preview, unchanged, errors });
};

/** `GET …/check`: everything on one page. It makes the submission's id, so that sending it twice is sending one. */
export const createShowCheck =
  (deps: CheckDeps) =>
  (visit: MemberVisit): Promise<Reply> =>
    show(deps, visit, deps.newId());

/** `POST …/submit`: sends everybody's counted answers, and each respondent a copy of the own ones. */
export const createSubmit =
  (deps: CheckDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const id = z.uuid().safeParse(visit.fields.text('submission')).data;
    if (id === undefined) throw new DomainError('form_expired', 'The check page gives a submission its id');
    try {
      const submission = await deps.group.submitCity(visit, id);
      await deps.group.sendReceipts(submission, visit);
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'invalid_input')) throw error;
      const told = error.issues.map(({ message, values }) => visit.say(`errors.fields.${message}`, values));
      return show(
        deps,
        visit,
        id,
        told.map((text) => ({ field: 'submit', text })),
      );
    }
    return redirect(`/results/${id}/receipt`);
  };
