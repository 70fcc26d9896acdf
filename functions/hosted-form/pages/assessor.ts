import { levelSchema } from '#shared/contracts/names.ts';
import type { VerifiedLevel } from '#shared/contracts/response.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { WantedVerified } from '#shared/operations/verification/record-verified.ts';
import type { FieldError, Read } from '../../pages/field-errors.ts';
import { type Reply, redirect } from '../../pages/reply.ts';
import { isChangedMeanwhile, versionOf } from '../answer-version.ts';
import type { GroupOperations } from '../group-operations.ts';
import { presentAssess, presentVerify, type VerifiedValues, type VerifyPage } from '../presenters/assessor.ts';
import type { MemberVisit } from '../visit.ts';

export interface AssessorDeps {
  readonly group: GroupOperations;
  /** SHA-256 of a text, in hex. */
  readonly hash: (text: string) => string;
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
  const [evidence, verified] = await Promise.all([group.readEvidence(visit), group.readVerified(visit)]);
  const saved = verified.find((each) => each.practice === practice.id);
  return { practice, pieces: evidence.get(practice.id) ?? [], kept: valuesOf(saved) };
};

const NOT_VERIFIED: VerifiedValues = { level: '', reason: '' };

const valuesOf = (saved: VerifiedLevel | undefined): VerifiedValues =>
  saved === undefined ? NOT_VERIFIED : { level: String(saved.level), reason: saved.reason };

/** `GET …/evidence/:practice`: the evidence, and the verified level with its reason. */
export const createShowVerify =
  (deps: AssessorDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const { kept, ...shown } = await readPractice(deps, visit);
    const { draft } = visit;
    const values = draft === undefined ? kept : valuesSent(draft);
    return presentVerify(visit, { ...shown, values, version: draft?.text('version') || versionOf(kept, deps.hash) });
  };

/**
 * `POST …/evidence/:practice`: records or takes back the verified level, or shows what is wrong or was recorded in
 * another window meanwhile, beside what was typed.
 */
export const createSaveVerify =
  (deps: AssessorDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const { fields, base, path, instrument } = visit;
    const { hash, group } = deps;
    if (fields.text('go') === 'discard') return redirect(path);
    const { kept, ...page } = await readPractice(deps, visit);
    const version = fields.text('version');
    const shown = { ...page, values: valuesSent(fields), version: version || versionOf(kept, hash) };
    const read = readVerified(shown.values, page, visit);
    if (read.errors !== undefined) return presentVerify(visit, { ...shown, errors: read.errors });
    const wanted = read.value;
    const sent = wanted === undefined ? NOT_VERIFIED : shown.values;
    const mayReplace = (saved: VerifiedLevel | undefined) =>
      !isChangedMeanwhile(version, { saved: valuesOf(saved), sent }, hash);
    const replaced =
      wanted === undefined
        ? await group.clearVerified(visit, page.practice.id, mayReplace)
        : await group.recordVerified(visit, instrument, wanted, mayReplace);
    if (replaced.isDone) return redirect(`${base}/evidence`);
    const meanwhile = valuesOf(replaced.saved);
    return presentVerify(visit, { ...shown, version: versionOf(meanwhile, hash), meanwhile });
  };

const NO_LEVEL = 'none';

/** The level as it shall be recorded; undefined where there shall be none. */
const readVerified = (
  { level: chosen, reason }: VerifiedValues,
  { practice, pieces }: Pick<VerifyPage, 'practice' | 'pieces'>,
  { say }: MemberVisit,
): Read<WantedVerified | undefined> => {
  if (chosen === NO_LEVEL) return { value: undefined };
  const level = levelSchema.safeParse(Number(chosen)).data;
  const errors: FieldError[] = [
    ...(level === undefined ? [{ field: 'level', text: say('group.assess.choose') }] : []),
    ...(reason === '' ? [{ field: 'reason', text: say('group.assess.need-reason') }] : []),
    ...(reason.length > LONGEST_REASON ? [{ field: 'reason', text: say('group.agree.reason-long') }] : []),
  ];
  if (level === undefined || errors.length > 0) return { errors };
  if (pieces.length === 0) return { errors: [{ field: 'level', text: say('group.assess.none') }] };
  return { value: { practice: practice.id, level, reason } };
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
