import { agreedLevelSchema } from '#shared/contracts/response.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { FieldError } from '../../pages/field-errors.ts';
import { type Reply, redirect } from '../../pages/reply.ts';
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

const readPractice = async ({ group }: PeopleDeps, visit: MemberVisit) => {
  const practices = visit.instrument.capabilities.flatMap((capability) => capability.practices);
  const practice = practices.find(({ id }) => id === visit.parameters.practice);
  if (practice === undefined) throw new DomainError('not_found', 'No such practice');
  const consensus = await group.readConsensus(visit, visit.instrument);
  if (consensus.state === 'open') throw new DomainError('not_allowed', 'Answering is not closed yet');
  return { practice, consensus };
};

/** `GET …/consensus/:practice`: what people answered, and the agreed level with its reason. */
export const createShowAgree =
  (deps: PeopleDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const { practice, consensus } = await readPractice(deps, visit);
    const agreed = consensus.state === 'shown' ? consensus.agreed : [];
    const saved = agreed.find((each) => each.practice === practice.id);
    const values = visit.draft === undefined ? valuesOf(saved) : valuesSent(visit.draft);
    return presentAgree(visit, { practice, consensus, values });
  };

/** `POST …/consensus/:practice`: records or takes back the agreed level; what people answered stays as it is. */
export const createSaveAgree =
  (deps: PeopleDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const { say, base, instrument } = visit;
    const shown = await readPractice(deps, visit);
    const values = valuesSent(visit.fields);
    const back = redirect(`${base}/consensus`);
    if (values.level === 'none') {
      await deps.group.clearAgreed(visit, shown.practice.id);
      return back;
    }
    const wrong = (field: string, text: string) =>
      presentAgree(visit, { ...shown, values, errors: [{ field, text } satisfies FieldError] });
    const level = agreedLevelSchema.shape.level.safeParse(levelOf(values.level)).data;
    if (level === undefined) return wrong('level', say('group.agree.no-level'));
    const { reason } = values;
    if (reason.length > LONGEST_REASON) return wrong('reason', say('group.agree.reason-long'));
    const wanted = { practice: shown.practice.id, level, ...(reason !== '' && { reason }) };
    try {
      await deps.group.recordAgreed(visit, instrument, wanted);
      return back;
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'invalid_input')) throw error;
      const errors = error.issues.map(
        ({ field, message, values: told }): FieldError => ({ field, text: say(`errors.fields.${message}`, told) }),
      );
      return presentAgree(visit, { ...shown, values, errors });
    }
  };

const LONGEST_REASON = 1000;

const levelOf = (text: string): unknown => (/^[1-5]$/.test(text) ? Number(text) : text);

const valuesOf = (saved: { level: number | string; reason?: string | undefined } | undefined): AgreedValues => ({
  level: saved === undefined ? '' : String(saved.level),
  reason: saved?.reason ?? '',
});

const valuesSent = (sent: MemberVisit['fields']): AgreedValues => ({
  level: sent.text('level'),
  reason: sent.text('reason'),
});
