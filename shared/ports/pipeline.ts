import type { PipelineEvent } from '../contracts/events.ts';
import type { FailedMessage } from '../contracts/failed-work.ts';

export interface EventPublisher {
  publish(event: PipelineEvent): Promise<void>;
}

/** A message that a function gave up on. */
export interface GivenUp {
  /** Its id in the queue. */
  readonly id: string;
  /** Null when it cannot be read. */
  readonly message: FailedMessage | null;
  readonly sentAt: Date;
}

export interface RedriveOptions {
  /** All of them when left out. */
  readonly isWanted?: (message: GivenUp) => boolean;
  /** Asked before each look at the queue: on false the rest stays where it is. */
  readonly mayGoOn?: () => boolean;
}

/** The queue behind that of a function, with what the function gave up on. */
export interface DeadLetterQueue {
  /** Name of the function's queue. */
  readonly name: string;
  /** Looks without taking; messages stay where they are. */
  look(): Promise<readonly GivenUp[]>;
  /** Sends messages back to their function and tells of each; gives how many. */
  redrive(told: (message: GivenUp) => void, options?: RedriveOptions): Promise<number>;
}
