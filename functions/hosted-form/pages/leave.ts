import * as z from 'zod';
import { DomainError } from '#shared/domain/errors.ts';
import type { FieldError } from '../../pages/field-errors.ts';
import type { Reply } from '../../pages/reply.ts';
import { type LeaveValues, presentLeave, presentLeft } from '../presenters/leave.ts';
import type { MemberVisit } from '../visit.ts';
import type { PeopleDeps } from './people.ts';

const REACHED: readonly string[] = ['sent', 'taken', 'already'];
const addressSchema = z.email().max(254);

const requireRespondent = ({ member }: MemberVisit): void => {
  if (!member.roles.includes('respondent')) throw new DomainError('not_allowed', 'For respondents only');
};

/** `GET …/leave`: pass the questions on to a colleague, or withdraw. */
export const showLeave = (visit: MemberVisit): Reply => {
  requireRespondent(visit);
  return presentLeave(visit, { what: '', address: '', isSure: false });
};

/** `POST …/leave`: nothing is removed before the person said so and, for a colleague, before that one was reached. */
export const createLeave =
  ({ group }: PeopleDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    requireRespondent(visit);
    const { fields, instrument, language, say } = visit;
    const values = {
      what: fields.text('what'),
      address: fields.text('address'),
      isSure: fields.text('sure') === 'yes',
    };
    const errors = findErrors(visit, values);
    if (errors.length > 0) return presentLeave(visit, values, errors);
    if (values.what === 'withdraw') {
      await group.withdraw(visit, instrument);
      return presentLeft(visit, 'withdrawn');
    }
    try {
      const { address } = values;
      const outcome = await group.handOver(visit, { address, language, instrument });
      if (REACHED.includes(outcome)) return presentLeft(visit, 'handed-over');
      return presentLeave(visit, values, [
        { field: 'address', text: say(`group.errors.outcome-${outcome}`, { address }) },
      ]);
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'invalid_input')) throw error;
      return presentLeave(visit, values, [{ field: 'address', text: say('group.errors.address-is-own') }]);
    }
  };

const findErrors = ({ say }: MemberVisit, { what, address, isSure }: LeaveValues): FieldError[] => {
  const isKnown = what === 'withdraw' || what === 'hand-over';
  const needsAddress = what === 'hand-over' && !addressSchema.safeParse(address).success;
  return [
    ...(isKnown ? [] : [{ field: 'what', text: say('group.errors.no-what') }]),
    ...(needsAddress ? [{ field: 'address', text: say('group.errors.one-address') }] : []),
    ...(isSure ? [] : [{ field: 'sure', text: say('group.errors.not-sure') }]),
  ];
};
