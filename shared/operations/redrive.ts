import type { FailedStep } from '#shared/contracts/failed-work.ts';
import type { AuditLog } from '#shared/ports/audit.ts';
import type { ErasureRepository } from '#shared/ports/erasure.ts';
import type { DeadLetterQueue, GivenUp, RedriveOptions } from '#shared/ports/pipeline.ts';
import type { SubmissionRepository } from '#shared/ports/submissions.ts';

export interface RedriveDeps {
  readonly queues: readonly DeadLetterQueue[];
  readonly submissions: Pick<SubmissionRepository, 'find'>;
  readonly erasures: Pick<ErasureRepository, 'find'>;
  readonly audit?: AuditLog;
}

/** What a function gave up on, and what that means for which city. */
export interface FailedWork {
  readonly id: string;
  readonly queue: string;
  readonly step: FailedStep | null;
  readonly submission: string | null;
  readonly issue: number | null;
  readonly erasure: string | null;
  /** Null: the message cannot be read or is about no city, or its submission is gone. */
  readonly city: string | null;
  readonly round: string | null;
  readonly givenUpAt: string;
}

const OF_NOTHING = { step: null, submission: null, issue: null, erasure: null };

const placeOf = async ({ submissions, erasures }: RedriveDeps, { message }: GivenUp) => {
  if (message?.submission != null) return await submissions.find(message.submission);
  if (message?.erasure != null) return (await erasures.find(message.erasure))?.request;
  return undefined;
};

const describe = async (deps: RedriveDeps, queue: string, givenUp: GivenUp): Promise<FailedWork> => {
  const { id, message, sentAt } = givenUp;
  const place = await placeOf(deps, givenUp);
  return {
    id,
    queue,
    ...(message ?? OF_NOTHING),
    city: place?.city ?? null,
    round: place?.round ?? null,
    givenUpAt: sentAt.toISOString(),
  };
};

/** Everything that functions gave up on, oldest first in each queue; looks only. */
export const createListFailedWork = (deps: RedriveDeps) => async (): Promise<FailedWork[]> => {
  const work: FailedWork[] = [];
  for (const queue of deps.queues) {
    for (const message of await queue.look()) work.push(await describe(deps, queue.name, message));
  }
  return work;
};

export interface RedriveWanted extends Pick<RedriveOptions, 'mayGoOn'> {
  /** Ids of messages; all of them when left out. */
  readonly only?: readonly string[];
  readonly onMoved?: (moved: number) => void;
}

/**
 * Sends what functions gave up on back to them; each bears a repetition. Gives what was sent: nothing for a message
 * that is not there any more.
 */
export const createRedrive =
  (deps: RedriveDeps) =>
  async ({ only, onMoved, mayGoOn = () => true }: RedriveWanted = {}): Promise<FailedWork[]> => {
    const moved: (readonly [string, GivenUp])[] = [];
    const isWanted = ({ id }: GivenUp) => only === undefined || only.includes(id);
    for (const queue of deps.queues) {
      if (!mayGoOn()) break;
      const tell = (message: GivenUp) => {
        moved.push([queue.name, message]);
        onMoved?.(moved.length);
      };
      await queue.redrive(tell, { isWanted, mayGoOn });
    }
    if (moved.length > 0) await deps.audit?.record({ action: 'work-redriven', count: moved.length });
    return await Promise.all(moved.map(([name, message]) => describe(deps, name, message)));
  };
