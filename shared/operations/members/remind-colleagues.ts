import type { Instrument } from '#shared/contracts/instrument.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { InvitationRepository } from '#shared/ports/mail.ts';
import type { PersonRepository } from '#shared/ports/people.ts';

import { type Acting, requireOpenRound, requireRole } from './acting.ts';
import { type AskDeps, type Asked, createAsk } from './ask-member.ts';
import { stateOf } from './member-progress.ts';

const ONE_DAY_MS = 24 * 3600 * 1000;
/** To one person, for one city and round. */
export const MOST_REMINDERS = 4;

export interface RemindColleaguesDeps extends AskDeps {
  readonly assessments: Pick<AssessmentRepository, 'members' | 'allAnswers'>;
  readonly people: Pick<PersonRepository, 'find'>;
}

export interface RemindedColleague {
  readonly address: string;
  readonly outcome: Asked | 'too-soon' | 'enough';
}

/**
 * Reminds respondents who have not answered everything, when a coordinator asks for it: the mail is the same for all and
 * says nothing of what anybody answered. One mail a day to an address, at most four reminders. By address.
 * Throws `not_allowed` unless a coordinator acts, and `round_closed`.
 * @param only these members; all who have not finished when left out.
 */
export const createRemindColleagues = (deps: RemindColleaguesDeps) => {
  const ask = createAsk(deps);
  return async (acting: Acting, instrument: Instrument, only?: readonly string[]): Promise<RemindedColleague[]> => {
    requireRole(acting, 'coordinator');
    requireOpenRound(acting.round, deps.now());
    const { round, city } = acting;
    const [members, answersBy] = await Promise.all([
      deps.assessments.members(round.id, city.id),
      deps.assessments.allAnswers(round.id, city.id),
    ]);
    const reminded: RemindedColleague[] = [];
    for (const member of members.filter(({ id }) => only === undefined || only.includes(id))) {
      const state = stateOf(member, answersBy.get(member.id) ?? [], instrument);
      const person = state === null || state === 'complete' ? undefined : await deps.people.find(member.person);
      if (person === undefined) continue;
      const held = await whyNot(deps.invitations, { person: person.id, round: round.id, city: city.id }, deps.now());
      const wanted = { round, city: city.id, kind: 'respondent-reminder', again: true } as const;
      reminded.push({ address: person.address, outcome: held ?? (await ask(person, wanted)) });
    }
    return reminded.sort((a, b) => (a.address < b.address ? -1 : 1));
  };
};

const whyNot = async (
  invitations: Pick<InvitationRepository, 'listOfPerson'>,
  { person, round, city }: { person: string; round: string; city: string },
  now: Date,
): Promise<'too-soon' | 'enough' | undefined> => {
  const mails = await invitations.listOfPerson(person);
  const newest = Math.max(...mails.map(({ startedAt }) => Date.parse(startedAt)));
  if (now.getTime() - newest < ONE_DAY_MS) return 'too-soon';
  const reminders = mails.filter((m) => m.kind === 'respondent-reminder' && m.round === round && m.city === city);
  return reminders.length >= MOST_REMINDERS ? 'enough' : undefined;
};
