import type { CityId, RoundId } from '#shared/contracts/names.ts';
import type { Consents } from '#shared/contracts/submission.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { AuditLog } from '#shared/ports/audit.ts';
import type { SubmissionRepository } from '#shared/ports/submissions.ts';

export interface WithdrawConsentDeps {
  readonly assessments: Pick<AssessmentRepository, 'find' | 'settings' | 'changeSettings' | 'submissions'>;
  readonly submissions: Pick<SubmissionRepository, 'find'>;
  readonly audit: AuditLog;
}

export const WITHDRAWABLE = ['named', 'learnFrom', 'research'] as const;
export type Withdrawable = (typeof WITHDRAWABLE)[number];

/** The consents of a city as they stand today: of its settings, else of what it submitted last; none before that. */
export const createReadConsents =
  ({ assessments, submissions }: Pick<WithdrawConsentDeps, 'assessments' | 'submissions'>) =>
  async (round: RoundId, city: CityId): Promise<Consents> => {
    const { consents } = await assessments.settings(round, city);
    if (consents !== undefined) return consents;
    const newest = (await assessments.submissions(round, city)).at(-1);
    const submitted = newest && (await submissions.find(newest.submission))?.consents;
    return submitted ?? { named: false, learnFrom: false, research: false };
  };

/**
 * Takes consents of a city back; from the round's next release, and the next export, they are honoured (method 8).
 * Gives the consents as they stand then. Throws `city_unknown` for a city that does not take part.
 */
export const createWithdrawConsent = (deps: WithdrawConsentDeps) => {
  const { assessments, audit } = deps;
  const read = createReadConsents(deps);
  return async (
    round: RoundId,
    city: CityId,
    withdrawn: readonly Withdrawable[],
    { dryRun = false } = {},
  ): Promise<Consents> => {
    if ((await assessments.find(round, city)) === undefined) {
      throw new DomainError('city_unknown', `The city ${city} does not take part in ${round}`);
    }
    const before = await read(round, city);
    if (dryRun) return without(before, withdrawn);
    const { consents = before } = await assessments.changeSettings(round, city, (settings) => ({
      ...settings,
      consents: without(settings.consents ?? before, withdrawn),
    }));
    await audit.record({ action: 'consent-withdrawn', round, city, count: withdrawn.length });
    return consents;
  };
};

const without = ({ contact, ...given }: Consents, withdrawn: readonly Withdrawable[]): Consents => {
  const left = { ...given, ...Object.fromEntries(withdrawn.map((consent) => [consent, false])) };
  // The contact was given for being learnt from, and for nothing else.
  return { ...left, ...(left.learnFrom && contact !== undefined && { contact }) };
};
