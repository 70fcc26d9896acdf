import { levelSchema } from '#shared/contracts/names.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { FieldError } from '../../pages/field-errors.ts';
import { type Reply, redirect } from '../../pages/reply.ts';
import type { GroupOperations } from '../group-operations.ts';
import { presentAssess, presentVerify, type VerifiedValues } from '../presenters/assessor.ts';
import type { MemberVisit } from '../visit.ts';

export interface AssessorDeps {
  readonly group: GroupOperations;
}

const LONGEST_REASON = 1000;

/** `GET …/evidence`: practices with how much evidence each has, and what was verified; nothing of anybody's answers. */
export const createShowAssess =
  ({ group }: AssessorDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const [evidence, verified] = await Promise.all([group.readEvidence(visit), group.readVerified(visit)]);
    return presentAssess(visit, { evidence, verified });
  };

const readPractice = async ({ group }: AssessorDeps, visit: MemberVisit) => {
  const practices = visit.instrument.capabilities.flatMap((capability) => capability.practices);
  const practice = practices.find(({ id }) => id === visit.parameters.practice);
  if (practice === undefined) throw new DomainError('not_found', 'No such practice');
  return { practice, pieces: (await group.readEvidence(visit)).get(practice.id) ?? [] };
};

/** `GET …/evidence/:practice`: the evidence, and the verified level with its reason. */
export const createShowVerify =
  (deps: AssessorDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const shown = await readPractice(deps, visit);
    const saved = (await deps.group.readVerified(visit)).find(({ practice }) => practice === shown.practice.id);
    const kept = { level: saved === undefined ? '' : String(saved.level), reason: saved?.reason ?? '' };
    return presentVerify(visit, { ...shown, values: visit.draft === undefined ? kept : valuesSent(visit.draft) });
  };

/** `POST …/evidence/:practice`: records or takes back the verified level. */
export const createSaveVerify =
  (deps: AssessorDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const { say, base, instrument } = visit;
    const shown = await readPractice(deps, visit);
    const values = valuesSent(visit.fields);
    const back = redirect(`${base}/evidence`);
    if (values.level === 'none') {
      await deps.group.clearVerified(visit, shown.practice.id);
      return back;
    }
    const level = levelSchema.safeParse(Number(values.level)).data;
    const errors: FieldError[] = [
      ...(level === undefined ? [{ field: 'level', text: say('group.assess.choose') }] : []),
      ...(values.reason === '' ? [{ field: 'reason', text: say('group.assess.need-reason') }] : []),
      ...(values.reason.length > LONGEST_REASON ? [{ field: 'reason', text: say('group.agree.reason-long') }] : []),
    ];
    if (level === undefined || errors.length > 0) return presentVerify(visit, { ...shown, values, errors });
    if (shown.pieces.length === 0) {
      return presentVerify(visit, { ...shown, values, errors: [{ field: 'level', text: say('group.assess.none') }] });
    }
    await deps.group.recordVerified(visit, instrument, { practice: shown.practice.id, level, reason: values.reason });
    return back;
  };

/** `GET …/evidence/files/:file`: on to the file, once the scan found nothing in it. */
export const createOpenFile =
  ({ group }: AssessorDeps) =>
  async (visit: MemberVisit): Promise<Reply> =>
    redirect(await group.openEvidence(visit, visit.parameters.file ?? ''));

const valuesSent = (sent: MemberVisit['fields']): VerifiedValues => ({
  level: sent.text('level'),
  reason: sent.text('reason'),
});
