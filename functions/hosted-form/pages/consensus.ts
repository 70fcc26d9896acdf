import { type AgreedLevel, agreedLevelSchema } from '#shared/contracts/response.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { FieldError, Read } from '../../pages/field-errors.ts';
import { type Reply, redirect } from '../../pages/reply.ts';
import { isChangedMeanwhile, versionOf } from '../answer-version.ts';
import { type AgreedValues, presentAgree } from '../presenters/agree.ts';
import { presentConsensus } from '../presenters/consensus.ts';
import type { MemberVisit } from '../visit.ts';
import type { PeopleDeps } from './people.ts';

/** `GET …/consensus`: how many have answered; once closed, where views differ and what was agreed. */
export const createShowConsensus =
  ({ group }: PeopleDeps) =>
  async (visit: MemberVisit): Promise<Reply> =>
    presentConsensus(visit, await group.readConsensus(visit, visit.instrument));

/** `POST …/late`: takes in late answers, as far as three or more have something new. */
export const createTakeInLatePage =
  ({ group }: PeopleDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const { waiting } = await group.takeInLate(visit);
    return redirect(`${visit.base}/consensus?waiting=${waiting}`);
  };

export interface AgreeDeps extends PeopleDeps {
  /** SHA-256 of a text, in hex. */
  readonly hash: (text: string) => string;
}

const readPractice = async ({ group }: PeopleDeps, visit: MemberVisit) => {
  const practices = visit.instrument.capabilities.flatMap((capability) => capability.practices);
  const practice = practices.find(({ id }) => id === visit.parameters.practice);
  if (practice === undefined) throw new DomainError('not_found', 'No such practice');
  const consensus = await group.readConsensus(visit, visit.instrument);
  if (consensus.state === 'open') throw new DomainError('not_allowed', 'Answering is not closed yet');
  const saved = consensus.agreed.find((each) => each.practice === practice.id);
  return { practice, consensus, saved };
};

/** `GET …/consensus/:practice`: what people answered, and the agreed level with its reason. */
export const createShowAgree =
  (deps: AgreeDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const { saved, ...shown } = await readPractice(deps, visit);
    const { draft } = visit;
    const values = draft === undefined ? valuesOf(saved) : valuesSent(draft);
    return presentAgree(visit, { ...shown, values, version: draft?.text('version') || versionOf(saved, deps.hash) });
  };

/**
 * `POST …/consensus/:practice`: records or takes back the agreed level, or shows what is wrong or was recorded in
 * another window meanwhile, beside what was typed; what people answered stays as it is.
 */
export const createSaveAgree =
  (deps: AgreeDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const { fields, base, path } = visit;
    if (fields.text('go') === 'discard') return redirect(path);
    const { saved, ...page } = await readPractice(deps, visit);
    const version = fields.text('version');
    const shown = { ...page, values: valuesSent(fields), version: version || versionOf(saved, deps.hash) };
    const read = readAgreed(shown.values, page.practice.id, visit);
    if (read.errors !== undefined) return presentAgree(visit, { ...shown, errors: read.errors });
    const wanted = read.value;
    const mayReplace = (now: AgreedLevel | undefined) =>
      !isChangedMeanwhile(version, { saved: now, sent: wanted }, deps.hash);
    try {
      const replaced =
        wanted === undefined
          ? await deps.group.clearAgreed(visit, page.practice.id, mayReplace)
          : await deps.group.recordAgreed(visit, visit.instrument, wanted, mayReplace);
      if (replaced.isDone) return redirect(`${base}/consensus`);
      const current = { version: versionOf(replaced.saved, deps.hash), meanwhile: valuesOf(replaced.saved) };
      return presentAgree(visit, { ...shown, ...current });
    } catch (error) {
      return presentAgree(visit, { ...shown, errors: errorsOf(error, visit) });
    }
  };

const errorsOf = (error: unknown, { say }: MemberVisit): FieldError[] => {
  if (!(error instanceof DomainError && error.code === 'invalid_input')) throw error;
  return error.issues.map(({ field, message, values }) => ({ field, text: say(`errors.fields.${message}`, values) }));
};

const LONGEST_REASON = 1000;
const NO_LEVEL = 'none';

/** The level as it shall be recorded; undefined where the group wants none. */
const readAgreed = (
  { level: chosen, reason }: AgreedValues,
  practice: string,
  { say }: MemberVisit,
): Read<AgreedLevel | undefined> => {
  if (chosen === NO_LEVEL) return { value: undefined };
  const level = agreedLevelSchema.shape.level.safeParse(levelOf(chosen)).data;
  if (level === undefined) return { errors: [{ field: 'level', text: say('group.agree.no-level') }] };
  if (reason.length > LONGEST_REASON) return { errors: [{ field: 'reason', text: say('group.agree.reason-long') }] };
  return { value: { practice, level, ...(reason !== '' && { reason }) } };
};

const levelOf = (text: string): unknown => (/^[1-5]$/.test(text) ? Number(text) : text);

const valuesOf = (saved: AgreedLevel | undefined): AgreedValues => ({
  level: saved === undefined ? '' : String(saved.level),
  reason: saved?.reason ?? '',
});

const valuesSent = (sent: MemberVisit['fields']): AgreedValues => ({
  level: sent.text('level'),
  reason: sent.text('reason'),
});
