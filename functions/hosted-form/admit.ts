import type { CityId, RoundId } from '#shared/contracts/names.ts';
import type { Member } from '#shared/contracts/person.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { Content } from '#shared/ports/content.ts';
import type { RoundRepository } from '#shared/ports/rounds.ts';
import type { SubmissionRepository } from '#shared/ports/submissions.ts';
import { findCity } from '../pages/find-city.ts';
import type { Reply } from '../pages/reply.ts';
import { requireSignIn } from '../pages/require-sign-in.ts';
import type { SignedInVisit, Visit } from '../pages/visit.ts';
import { isOpen } from './open-rounds.ts';
import type { Route } from './route.ts';
import type { MemberVisit, ReaderVisit } from './visit.ts';

export interface AdmitDeps {
  readonly content: Content;
  readonly rounds: Pick<RoundRepository, 'get'>;
  readonly assessments: Pick<AssessmentRepository, 'find' | 'members'>;
  readonly submissions: Pick<SubmissionRepository, 'find'>;
}

/**
 * Lets a visitor in to a page, or throws: `not_signed_in`, or `not_found` for what is not the visitor's own, so that
 * nobody learns what exists, or `not_allowed` for a member without the role.
 */
export const createAdmit = ({ content, rounds, assessments, submissions }: AdmitDeps) => {
  const membersWith = async (visit: SignedInVisit, round: RoundId, city: CityId) => {
    const members: readonly Member[] = await assessments.members(round, city);
    const member = members.find(({ person }) => person === visit.person.id);
    if (member !== undefined) return { member, members };
    throw new DomainError('not_found', 'Not a member of this assessment');
  };

  const asMember = async (visit: SignedInVisit): Promise<MemberVisit> => {
    const city = findCity(content.population(), visit.parameters.city ?? '');
    const { member, members } = await membersWith(visit, visit.parameters.round ?? '', city.id);
    const [round, assessment] = await Promise.all([rounds.get(member.round), assessments.find(member.round, city.id)]);
    if (assessment === undefined) throw new DomainError('not_found', 'No such assessment');
    const instrument = content.instrument(round.instrument, visit.language);
    const base = `/assessments/${round.id}/${city.id}`;
    return { ...visit, round, city, member, members, assessment, instrument, base };
  };

  const asReader = async (visit: SignedInVisit): Promise<ReaderVisit> => {
    const submission = await submissions.find(visit.parameters.submission ?? '');
    if (submission === undefined) throw new DomainError('not_found', 'No such submission');
    const { member } = await membersWith(visit, submission.round, submission.city);
    requireRoleFor('reader', member);
    const round = await rounds.get(submission.round);
    return { ...visit, submission, round, member, city: findCity(content.population(), submission.city) };
  };

  return async (route: Route, visit: Visit): Promise<Reply> => {
    if (route.audience === 'anyone') return route.handle(visit);
    const signedIn = requireSignIn(visit);
    if (route.audience === 'signed-in') return route.handle(signedIn);
    if (route.audience === 'reader') return route.handle(await asReader(signedIn));
    const member = await asMember(signedIn);
    if (route.method === 'POST' && !isOpen(member.round, visit.now)) {
      throw new DomainError('round_closed', 'The round takes no more answers');
    }
    requireRoleFor(route.audience, member.member);
    return route.handle(member);
  };
};

/** An assessor judges from evidence alone: the city's own pages and its report stay closed. */
const requireRoleFor = (audience: Route['audience'], { roles }: Member): void => {
  const isOwn = roles.includes('coordinator') || roles.includes('respondent');
  const isAllowed = audience === 'coordinator' || audience === 'assessor' ? roles.includes(audience) : isOwn;
  if (!isAllowed) throw new DomainError('not_allowed', `For a ${audience} only`);
};
