import type { Assessment } from '#shared/contracts/assessment.ts';
import type { CityId } from '#shared/contracts/names.ts';
import { cityById } from '#shared/domain/context/city-by-id.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { AuditLog } from '#shared/ports/audit.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { Content } from '#shared/ports/content.ts';
import type { RoundRepository } from '#shared/ports/rounds.ts';

export interface IssueTokenDeps {
  readonly content: Pick<Content, 'population'>;
  readonly rounds: Pick<RoundRepository, 'get'>;
  readonly assessments: Pick<AssessmentRepository, 'create' | 'findToken' | 'putToken'>;
  readonly now: Clock;
  readonly audit?: AuditLog;
  /** A secret that nobody can guess, in letters, digits, hyphens and underscores. */
  readonly secret: () => string;
  /** SHA-256 in hex. */
  readonly hash: (text: string) => string;
}

export interface IssuedToken {
  /** The only time that it can be read: what is kept is its hash. Null when this very token was issued before. */
  readonly token: string | null;
  readonly assessment: Assessment;
}

/**
 * Lets a city send its assessment over the API, and invites it where it was not yet taking part. Earlier tokens of the
 * city stay valid; a secret that is a token already is not told again. Throws `round_unknown` and `city_unknown`.
 */
export const createIssueToken =
  ({ content, rounds, assessments, now, audit, secret, hash }: IssueTokenDeps) =>
  async (roundId: string, city: CityId): Promise<IssuedToken> => {
    const { id: round, instrument } = await rounds.get(roundId);
    if (cityById(content.population(), city) === undefined) {
      throw new DomainError('city_unknown', `No city ${city} in the reference population`);
    }
    const createdAt = now().toISOString();
    const assessment = await assessments.create({ round, city, instrument, claim: 'invited', createdAt });
    const token = secret();
    if ((await assessments.findToken(hash(token))) !== undefined) return { token: null, assessment };
    await assessments.putToken(hash(token), { round, city });
    await audit?.record({ action: 'token-issued', round, city });
    return { token, assessment };
  };
