import { DomainError } from '#shared/domain/errors.ts';
import type { PersonRepository } from '#shared/ports/people.ts';
import type { FieldError } from '../../pages/field-errors.ts';
import { type Reply, redirect } from '../../pages/reply.ts';
import { presentAction } from '../presenters/group-action.ts';
import type { MemberVisit } from '../visit.ts';
import type { PeopleDeps } from './people.ts';

export interface PeopleActionDeps extends PeopleDeps {
  readonly people: Pick<PersonRepository, 'find'>;
}

/** `GET …/remind` */
export const showRemind = (visit: MemberVisit): Reply => presentAction(visit, 'remind', {});

/** `POST …/remind`: one message for everybody who has not finished, without saying who that is. */
export const createRemind =
  ({ group }: PeopleDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const reminded = await group.remind(visit, visit.instrument);
    const count = reminded.filter(({ outcome }) => outcome === 'sent').length;
    return redirect(`${visit.base}/people?reminded=${count}`);
  };

/** Runs an action; a refusal becomes a sentence on the same page. */
const orRefused = async (action: () => Promise<void>, refused: () => Reply | Promise<Reply>, done: () => Reply) => {
  try {
    await action();
    return done();
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_allowed') return refused();
    throw error;
  }
};

const refusal = ({ say }: MemberVisit, reason: string): FieldError[] => [
  { field: 'act', text: say(`group.errors.${reason}`) },
];

/** `GET …/step-down` */
export const showStepDown = (visit: MemberVisit): Reply => presentAction(visit, 'step-down', {});

/** `POST …/step-down`: the last coordinator who can get in stays one. */
export const createStepDownPage =
  ({ group }: PeopleDeps) =>
  (visit: MemberVisit): Promise<Reply> =>
    orRefused(
      () => group.stepDown(visit),
      () => presentAction(visit, 'step-down', {}, refusal(visit, 'last-coordinator')),
      () => redirect('/assessments'),
    );

const addressOf = async ({ people }: PeopleActionDeps, { members, parameters }: MemberVisit): Promise<string> => {
  const member = members.find(({ id }) => id === parameters.member);
  const person = member === undefined ? undefined : await people.find(member.person);
  if (person === undefined) throw new DomainError('not_found', 'No such member');
  return person.address;
};

/** `GET …/people/:member` */
export const createShowTakeBack =
  (deps: PeopleActionDeps) =>
  async (visit: MemberVisit): Promise<Reply> =>
    presentAction(visit, 'take-back', { address: await addressOf(deps, visit), city: visit.city.name });

/** `POST …/people/:member`: takes back the invitation of somebody who has not begun. */
export const createTakeBackPage =
  (deps: PeopleActionDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const values = { address: await addressOf(deps, visit), city: visit.city.name };
    return orRefused(
      () => deps.group.takeBack(visit, visit.parameters.member ?? ''),
      () => presentAction(visit, 'take-back', values, refusal(visit, 'has-begun')),
      () => redirect(`${visit.base}/people?removed=1`),
    );
  };
