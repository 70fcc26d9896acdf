import type { Watch } from '#shared/contracts/issue.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { IssueRepository } from '#shared/ports/issues.ts';
import type { EventPublisher } from '#shared/ports/pipeline.ts';
import type { SubmissionRepository } from '#shared/ports/submissions.ts';

export interface ReconcileDeps {
  readonly issues: IssueRepository;
  readonly submissions: SubmissionRepository;
  readonly events: EventPublisher;
  readonly now: Clock;
  /** A watch younger than this is still on its way. */
  readonly overdueSeconds: number;
  /** An older one is poison: publishing it for ever would help nobody. */
  readonly ageLimitSeconds: number;
}

export interface Reconciled {
  readonly published: number;
  /** Watches whose submission was never stored: the sender saw an error and sends again. */
  readonly dropped: number;
}

/** Publishes every overdue submission once more, so that nothing waits for a person to notice. */
export const createHandler =
  ({ issues, submissions, events, now, overdueSeconds, ageLimitSeconds }: ReconcileDeps) =>
  async (): Promise<Reconciled> => {
    const at = now().getTime();
    const from = new Date(at - ageLimitSeconds * 1000);
    const until = new Date(at - overdueSeconds * 1000);
    const revive = async ({ submission, issue }: Watch): Promise<boolean> => {
      if ((await submissions.find(submission)) === undefined) {
        await issues.unwatch(submission, issue);
        return false;
      }
      await events.publish({ type: 'submission.received', submission, issue });
      return true;
    };
    const revived: boolean[] = [];
    for (const watch of await issues.overdue(from, until)) revived.push(await revive(watch));
    const published = revived.filter(Boolean).length;
    return { published, dropped: revived.length - published };
  };
