import type { Reissue } from '#shared/contracts/reissue.ts';
import type { ReleaseId } from '#shared/contracts/release.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { AuditLog } from '#shared/ports/audit.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { IssueRepository, ReissueRepository } from '#shared/ports/issues.ts';
import type { ReleaseRepository } from '#shared/ports/releases.ts';
import { createReissueOne, type ReissuedCity, type ReissueOneDeps } from './reissue-one.ts';

export interface ReissueDeps extends ReissueOneDeps {
  readonly releases: Pick<ReleaseRepository, 'latest'>;
  readonly reissues: ReissueRepository;
  readonly assessments: Pick<AssessmentRepository, 'listOfRound' | 'submissions'>;
  readonly issues: IssueRepository;
  readonly now: Clock;
  readonly audit?: AuditLog;
}

/** To look and to begin, nobody waits for a report. */
export type PlanReissueDeps = Omit<ReissueDeps, 'pause' | 'patienceMs'>;

export interface ReissueOptions {
  /** The same label again goes on where it ended. The newest release's own when left out. */
  readonly label?: string;
  readonly cities?: readonly string[];
  /** Reports that are under way at the same time. */
  readonly concurrency: number;
  readonly onCity?: (result: ReissuedCity) => void;
}

export interface ReissuePlan {
  readonly reissue: Reissue;
  /** Every city that was asked for and is in the round. */
  readonly cities: readonly string[];
  /** Cities still to do. */
  readonly open: readonly { readonly city: string; readonly submission: string }[];
  /** How many of them were begun before and are not finished. */
  readonly underWay: number;
  readonly done: number;
  /** Cities whose newest report already speaks of the release, when no label asks for another one. */
  readonly upToDate: number;
  readonly notSubmitted: number;
}

const AT_ONCE = 16;
const ownLabel = (release: ReleaseId): string => release.replace(':', '-release-');

/** Says what a re-issue would do; begins nothing. Throws `release_not_found`. */
export const createPlanReissue = (deps: PlanReissueDeps) => {
  const standing = async (reissue: Reissue, isAsked: boolean, city: string): Promise<Standing> => {
    const submission = (await deps.assessments.submissions(reissue.round, city)).at(-1)?.submission;
    if (submission === undefined) return { city, state: 'not-submitted' };
    const issue = await deps.reissues.issueOf(submission, reissue.label);
    if (issue !== undefined) {
      return { city, submission, state: (await deps.isFinished(submission, issue)) ? 'done' : 'under-way' };
    }
    const newest = (await deps.issues.list(submission)).at(-1);
    return { city, submission, state: !isAsked && newest?.release === reissue.release ? 'up-to-date' : 'open' };
  };

  return async (round: string, { label, cities }: Pick<ReissueOptions, 'label' | 'cities'>): Promise<ReissuePlan> => {
    const release = await deps.releases.latest(round);
    if (release === undefined) throw new DomainError('release_not_found', `The round ${round} has no release yet`);
    const fresh = {
      round,
      label: label ?? ownLabel(release.id),
      release: release.id,
      startedAt: deps.now().toISOString(),
    };
    const reissue = (await deps.reissues.find(round, fresh.label)) ?? fresh;
    const all = (await deps.assessments.listOfRound(round)).map(({ city }) => city);
    const wanted = cities === undefined ? all : all.filter((city) => cities.includes(city));
    const found: Standing[] = [];
    for (let start = 0; start < wanted.length; start += AT_ONCE) {
      const batch = wanted.slice(start, start + AT_ONCE);
      found.push(...(await Promise.all(batch.map((city) => standing(reissue, label !== undefined, city)))));
    }
    const count = (state: Standing['state']) => found.filter((one) => one.state === state).length;
    return {
      reissue,
      cities: wanted,
      open: found.flatMap(({ city, submission, state }) =>
        (state === 'open' || state === 'under-way') && submission !== undefined ? [{ city, submission }] : [],
      ),
      underWay: count('under-way'),
      done: count('done'),
      upToDate: count('up-to-date'),
      notSubmitted: count('not-submitted'),
    };
  };
};

interface Standing {
  readonly city: string;
  readonly submission?: string;
  readonly state: 'open' | 'under-way' | 'done' | 'up-to-date' | 'not-submitted';
}

/**
 * Gives cities a new issue of their newest submission against the newest release, through the queues. A city that fails
 * never stops the others; the same call again does what is left, and mails nobody twice: an issue is mailed once.
 */
export const createReissueRound = (deps: ReissueDeps) => {
  const plan = createPlanReissue(deps);
  const reissueOne = createReissueOne(deps);
  const note = async ({ round, release }: Reissue, { city, submission, issue }: ReissuedCity): Promise<void> => {
    if (issue === null) return;
    await deps.audit?.record({ action: 'reports-reissued', round, release, city, submission, count: 1 });
  };
  return async (round: string, options: ReissueOptions): Promise<ReissuePlan & { results: ReissuedCity[] }> => {
    const planned = await plan(round, options);
    const reissue = await deps.reissues.begin(planned.reissue);
    const waiting = [...planned.open];
    const results: ReissuedCity[] = [];
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const result = await reissueOne(reissue, next);
        results.push(result);
        await note(reissue, result);
        options.onCity?.(result);
      }
    };
    await Promise.all(Array.from({ length: options.concurrency }, work));
    return { ...planned, reissue, results };
  };
};
