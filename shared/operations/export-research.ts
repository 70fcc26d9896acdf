import type { Codebook } from '#shared/contracts/export.ts';
import type { ReleaseMember } from '#shared/contracts/release.ts';
import { DomainError } from '#shared/domain/errors.ts';
import { codebookOf, recordsOf } from '#shared/domain/export/codebook.ts';
import { type ResearchCity, researchRows } from '#shared/domain/export/research-rows.ts';
import { scoreCapabilities } from '#shared/domain/levels/score-capabilities.ts';
import { sizeBandOf } from '#shared/domain/peers/disclosure.ts';
import { seedOf } from '#shared/domain/scoring/score-submission.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { AuditLog } from '#shared/ports/audit.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { Content } from '#shared/ports/content.ts';
import type { ExportRepository } from '#shared/ports/export.ts';
import type { ReleaseRepository } from '#shared/ports/releases.ts';
import type { SubmissionRepository } from '#shared/ports/submissions.ts';
import { consentsOfToday } from './draft-release.ts';

export interface ExportResearchDeps {
  readonly content: Pick<Content, 'instrument' | 'population'>;
  readonly releases: Pick<ReleaseRepository, 'latest' | 'get'>;
  readonly submissions: Pick<SubmissionRepository, 'find'>;
  readonly assessments: Pick<AssessmentRepository, 'settings'>;
  readonly exports: Pick<ExportRepository, 'put'>;
  readonly now: Clock;
  readonly audit?: AuditLog;
  readonly newId: () => string;
}

export interface PreparedExport {
  readonly codebook: Codebook;
  readonly records: readonly Readonly<Record<string, string | number>>[];
  /** Call it with the hash of what is about to be written: erasing a city then tells of this export. */
  readonly register: (hash: string) => Promise<void>;
}

const AT_ONCE = 16;

/**
 * Prepares the research data of a round's newest release: cities that agree today, pseudonymised, levels to 0.5, no free
 * text (method 8). Throws `release_not_found`, and `not_allowed` when too few cities agree.
 */
export const createExportResearch = (deps: ExportResearchDeps) => {
  const { content, releases } = deps;
  return async (round: string): Promise<PreparedExport> => {
    const latest = await releases.latest(round);
    if (latest === undefined) throw new DomainError('release_not_found', `The round ${round} has no release yet`);
    const release = await releases.get(latest.id);
    const cities: ResearchCity[] = [];
    for (let start = 0; start < release.members.length; start += AT_ONCE) {
      const batch = release.members.slice(start, start + AT_ONCE);
      const read = await Promise.all(batch.map((member) => consentingCity(deps, round, member)));
      cities.push(...read.filter((city) => city !== undefined));
    }
    const table = researchRows(cities);
    const instrument = content.instrument(release.instrument, 'en');
    const codebook = codebookOf(release, table, { instrument, population: content.population() });
    const register = async (hash: string): Promise<void> => {
      await deps.exports.put({
        id: deps.newId(),
        release: release.id,
        writtenAt: deps.now().toISOString(),
        rows: table.rows.length,
        hash,
        cities: [...table.cities],
      });
      const count = table.rows.length;
      await deps.audit?.record({ action: 'research-exported', round, release: release.id, count, document: hash });
    };
    return { codebook, records: recordsOf(codebook, table), register };
  };
};

const consentingCity = async (
  { content, submissions, assessments }: ExportResearchDeps,
  round: string,
  { city, region, features, submission: id }: ReleaseMember,
): Promise<ResearchCity | undefined> => {
  const [submission, settings] = await Promise.all([submissions.find(id), assessments.settings(round, city)]);
  if (submission === undefined || !consentsOfToday(submission.consents, settings.consents).research) return undefined;
  const instrument = content.instrument(submission.instrument, 'en');
  const capabilities = scoreCapabilities(instrument, submission, {}, seedOf(submission.id, null));
  return { city, region, sizeBand: sizeBandOf(features.population), capabilities };
};
