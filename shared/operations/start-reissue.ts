import { createTakeIssue } from './reissue-one.ts';
import { createPlanReissue, type PlanReissueDeps, type ReissueOptions, type ReissuePlan } from './reissue-round.ts';

export interface StartOptions extends Pick<ReissueOptions, 'label' | 'cities'> {
  /** Only cities whose id comes after this one, by which an earlier call ended. */
  readonly after?: string;
  /** Asked before each few cities: on false it ends there. For callers with little time. */
  readonly mayGoOn?: () => boolean;
}

export interface StartedReissue extends ReissuePlan {
  /** Cities whose report the queues now have. */
  readonly begun: readonly string[];
  /** With the code of what went wrong. */
  readonly failed: readonly { readonly city: string; readonly error: string }[];
  /** Cities that this call did not come to. */
  readonly left: number;
  /** The last city that it came to; empty for none. */
  readonly after: string;
}

const AT_ONCE = 8;

/**
 * Begins what `createReissueRound` does, and waits for no report: the queues do the rest. A city that fails never stops
 * the others; the same call again begins what is not finished, and mails nobody twice. Throws `release_not_found`.
 */
export const createStartReissue = (deps: PlanReissueDeps) => {
  const plan = createPlanReissue(deps);
  const takeIssue = createTakeIssue(deps);

  return async (round: string, options: StartOptions): Promise<StartedReissue> => {
    const { after = '', mayGoOn = () => true } = options;
    const planned = await plan(round, options);
    const reissue = planned.open.length === 0 ? planned.reissue : await deps.reissues.begin(planned.reissue);
    const { release } = reissue;
    const waiting = planned.open.filter(({ city }) => city > after).toSorted((a, b) => (a.city < b.city ? -1 : 1));
    const begun: string[] = [];
    const failed: { city: string; error: string }[] = [];

    const begin = async ({ city, submission }: ReissuePlan['open'][number]): Promise<void> => {
      try {
        const issue = await takeIssue(reissue, submission);
        await deps.issues.watch({ submission, issue, startedAt: deps.now().toISOString() });
        await deps.events.publish({ type: 'submission.received', submission, issue });
        begun.push(city);
        await deps.audit?.record({ action: 'reports-reissued', round, release, city, submission, count: 1 });
      } catch (error) {
        const { name, code = name } = error as Error & { code?: string };
        failed.push({ city, error: code });
      }
    };

    let done = 0;
    for (; done < waiting.length && mayGoOn(); done += AT_ONCE) {
      await Promise.all(waiting.slice(done, done + AT_ONCE).map(begin));
    }
    const left = Math.max(0, waiting.length - done);
    return {
      ...planned,
      reissue,
      begun,
      failed,
      left,
      after: waiting[Math.min(done, waiting.length) - 1]?.city ?? after,
    };
  };
};
