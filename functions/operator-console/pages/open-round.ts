import { LANGUAGES } from '#shared/contracts/names.ts';
import { type Round, roundSchema } from '#shared/contracts/round.ts';
import { endOfDay, readDay } from '#shared/domain/day.ts';
import { DomainError } from '#shared/domain/errors.ts';
import { createOpenRound, type OpenRoundDeps } from '#shared/operations/open-round.ts';
import type { FieldError, Read } from '../../pages/field-errors.ts';
import type { FormFields } from '../../pages/form-fields.ts';
import type { Reply } from '../../pages/reply.ts';
import { type ActingDeps, auditOf } from '../acting.ts';
import { doneAt } from '../done.ts';
import { presentCheckRound, presentOpenRound } from '../presenters/open-round.ts';
import type { OperatorVisit } from '../visit.ts';

export interface OpenRoundPageDeps extends Pick<OpenRoundDeps, 'content' | 'rounds'> {
  readonly acting: ActingDeps;
}

const ROUND_FIELDS = ['id', 'name', 'mode', 'instrument', 'opens', 'closes'] as const;
export type TypedRound = Readonly<Record<(typeof ROUND_FIELDS)[number], string>>;

const NEW: TypedRound = { id: '', name: '', mode: 'invited', instrument: '2026.1', opens: '', closes: '' };

const typedIn = (fields: FormFields): TypedRound =>
  Object.fromEntries(ROUND_FIELDS.map((name) => [name, fields.text(name)])) as TypedRound;

/** `GET /console/open-round`: what the round is called, and from when to when it is open. */
export const createShowOpenRound =
  () =>
  (visit: OperatorVisit): Reply =>
    presentOpenRound(visit, visit.draft === undefined ? NEW : typedIn(visit.draft));

/**
 * `POST /console/open-round`: first shows the round as it would be, then opens it. The same round again is accepted and
 * changes nothing.
 */
export const createOpenRoundPage =
  (deps: OpenRoundPageDeps) =>
  async (visit: OperatorVisit): Promise<Reply> => {
    const typed = typedIn(visit.fields);
    const go = visit.fields.text('go');
    if (go === 'change') return presentOpenRound(visit, typed);
    const read = readRound(deps, visit, typed);
    if (read.errors !== undefined) return presentOpenRound(visit, typed, read.errors);
    const { value: round } = read;
    const taken = (await deps.rounds.list()).find(({ id }) => id === round.id);
    try {
      if (go !== 'open') {
        await createOpenRound(deps)(round, { dryRun: true });
        return presentCheckRound(visit, typed, round, taken !== undefined);
      }
      await createOpenRound({ ...deps, audit: auditOf(deps.acting, visit) })(round);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'not_allowed') throw error;
      const text = visit.say('console.errors.round-id-taken', { id: round.id });
      return presentOpenRound(visit, typed, [{ field: 'id', text }]);
    }
    return doneAt(`/console/rounds/${round.id}`, 'round-opened');
  };

const readRound = ({ content }: OpenRoundPageDeps, { say, now }: OperatorVisit, typed: TypedRound): Read<Round> => {
  const wrong = (field: keyof TypedRound, name: string): FieldError => ({ field, text: say(`console.errors.${name}`) });
  const opens = typed.opens === '' ? now : readDay(typed.opens);
  const closing = readDay(typed.closes);
  const closes = closing === undefined ? undefined : endOfDay(closing);
  const isIn = (field: 'id' | 'name' | 'mode') => roundSchema.shape[field].safeParse(typed[field]).success;
  const errors = [
    ...(isIn('id') ? [] : [wrong('id', 'round-id')]),
    ...(isIn('name') ? [] : [wrong('name', 'round-name')]),
    ...(isIn('mode') ? [] : [wrong('mode', 'round-mode')]),
    ...(hasInstrument(content, typed.instrument) ? [] : [wrong('instrument', 'round-instrument')]),
    ...(opens === undefined ? [wrong('opens', 'date')] : []),
    ...(closes === undefined ? [wrong('closes', 'date')] : []),
    ...(closes !== undefined && opens !== undefined && closes <= opens ? [wrong('closes', 'closes-early')] : []),
    ...(closes !== undefined && opens !== undefined && closes > opens && closes <= now
      ? [wrong('closes', 'closes-past')]
      : []),
  ];
  if (errors.length > 0 || opens === undefined || closes === undefined) return { errors };
  const dates = { opensAt: opens.toISOString(), closesAt: closes.toISOString() };
  const { id, name, mode, instrument } = typed;
  return {
    value: roundSchema.parse({ id, name, mode, instrument, languages: [...LANGUAGES], ...dates, demonstration: false }),
  };
};

const hasInstrument = (content: OpenRoundPageDeps['content'], version: string): boolean => {
  if (!roundSchema.shape.instrument.safeParse(version).success) return false;
  try {
    for (const language of LANGUAGES) content.instrument(version, language);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'instrument_unknown') return false;
    throw error;
  }
};
