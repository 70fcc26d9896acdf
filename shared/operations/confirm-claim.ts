import type { Assessment } from '#shared/contracts/assessment.ts';
import type { CityId, RoundId } from '#shared/contracts/names.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { AuditLog } from '#shared/ports/audit.ts';
import type { RoundRepository } from '#shared/ports/rounds.ts';

export interface ConfirmClaimDeps {
  readonly rounds: Pick<RoundRepository, 'get'>;
  readonly assessments: Pick<AssessmentRepository, 'find' | 'put'>;
  readonly audit?: AuditLog;
}

/**
 * The operator confirms that whoever claimed a city of an open round may speak for it: from then on its submissions may
 * enter a release. A city that was invited or confirmed before stays as it is. Throws `round_unknown` and `city_unknown`.
 */
export const createConfirmClaim =
  ({ rounds, assessments, audit }: ConfirmClaimDeps) =>
  async (roundId: RoundId, city: CityId, { dryRun = false } = {}): Promise<Assessment> => {
    const { id: round } = await rounds.get(roundId);
    const assessment = await assessments.find(round, city);
    if (assessment === undefined)
      throw new DomainError('city_unknown', `The city ${city} does not take part in ${round}`);
    if (assessment.claim !== 'claimed') return assessment;
    const confirmed = { ...assessment, claim: 'confirmed' as const };
    if (dryRun) return confirmed;
    await assessments.put(confirmed);
    await audit?.record({ action: 'claim-confirmed', round, city });
    return confirmed;
  };
