import type { PipelineEvent } from '../contracts/events.ts';

export interface EventPublisher {
  publish(event: PipelineEvent): Promise<void>;
}

/** A message that a stage of the pipeline gave up on. */
export interface GivenUp {
  /** Its id in the queue. */
  readonly id: string;
  readonly event: PipelineEvent | null;
  readonly sentAt: Date;
}

export interface RedriveOptions {
  /** All of them when left out. */
  readonly isWanted?: (message: GivenUp) => boolean;
  /** Asked before each look at the queue: on false the rest stays where it is. */
  readonly mayGoOn?: () => boolean;
}

/** The queue behind a stage of the pipeline, with what the stage gave up on. */
export interface DeadLetterQueue {
  /** Name of the stage's queue. */
  readonly name: string;
  /** Looks without taking; messages stay where they are. */
  look(): Promise<readonly GivenUp[]>;
  /** Sends messages back to their stage and tells of each; gives how many. */
  redrive(told: (message: GivenUp) => void, options?: RedriveOptions): Promise<number>;
}
