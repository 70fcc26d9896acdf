import { readAddressList } from '#shared/operations/members/read-address-list.ts';
import type { FieldError } from '../../pages/field-errors.ts';
import { type Reply, redirect } from '../../pages/reply.ts';
import type { GroupOperations } from '../group-operations.ts';
import { NOBODY_INVITED, type PeopleValues, presentPeople } from '../presenters/people.ts';
import type { MemberVisit } from '../visit.ts';

export interface PeopleDeps {
  readonly group: GroupOperations;
}

const REACHED: readonly string[] = ['sent', 'taken', 'already'];

const show = async ({ group }: PeopleDeps, visit: MemberVisit, values: PeopleValues, errors?: FieldError[]) =>
  presentPeople(visit, { progress: await group.progress(visit, visit.instrument), values, errors });

/** `GET …/people`: who was invited, how many have answered, and a form that invites more. */
export const createShowPeople =
  (deps: PeopleDeps) =>
  (visit: MemberVisit): Promise<Reply> =>
    show(deps, visit, visit.draft === undefined ? NOBODY_INVITED : valuesSent(visit.draft));

/** `POST …/people`: invites everybody on the list, or nobody and says which lines are wrong; what was typed stays. */
export const createInvitePeople =
  (deps: PeopleDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const { fields, say, base, language } = visit;
    const values = valuesSent(fields);
    const { addresses, bad } = readAddressList(fields.text('addresses'));
    const errors = bad.map(
      ({ line, reason, value }): FieldError => ({
        field: 'addresses',
        text: say(`group.errors.${reason}`, { line, value }),
      }),
    );
    if (addresses.length + bad.length === 0) errors.push({ field: 'addresses', text: say('group.errors.no-address') });
    const role = values.role;
    if (role === undefined) errors.push({ field: 'role', text: say('group.errors.no-role') });
    if (role === undefined || errors.length > 0) return show(deps, visit, values, errors);
    const results = await deps.group.invite(visit, addresses, { role, language });
    const failed = results.filter(({ outcome }) => !REACHED.includes(outcome));
    if (failed.length > 0) {
      const left = { role, addresses: failed.map(({ address }) => address).join('\n') };
      const told = failed.map(
        ({ address, outcome }): FieldError => ({
          field: 'addresses',
          text: say(`group.errors.outcome-${outcome}`, { address }),
        }),
      );
      return show(deps, visit, left, told);
    }
    const already = results.filter(({ outcome }) => outcome === 'already').length;
    return redirect(`${base}/people?sent=${results.length - already}&already=${already}`);
  };

const valuesSent = (fields: MemberVisit['fields']): PeopleValues => {
  const role = fields.text('role');
  return {
    addresses: fields.text('addresses'),
    role: role === 'respondent' || role === 'coordinator' ? role : undefined,
  };
};
