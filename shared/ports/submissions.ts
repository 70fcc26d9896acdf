import type { Receipt } from '../contracts/receipt.ts';
import type { Submission } from '../contracts/submission.ts';

/** One item collection a submission. Each stage puts its own items and updates nobody else's. */
export interface SubmissionRepository {
  /** Conditional: the same input again is accepted; other content under a taken id is `submission_conflict`. */
  insert(submission: Submission): Promise<void>;
  get(id: string): Promise<Submission>;
  find(id: string): Promise<Submission | undefined>;
  /** For erasing a person from it, and for nothing else: everything else about a submission never changes. */
  rewrite(submission: Submission): Promise<void>;
}

/** Whose response is which in a submission, and who got a copy of the own answers by mail. */
export interface ReceiptRepository {
  /** Keeps the first. */
  putOnce(receipt: Receipt): Promise<void>;
  find(submission: string, person: string): Promise<Receipt | undefined>;
  /** Conditional: false when the mail was begun before, or there is no receipt. */
  beginMail(submission: string, person: string, at: Date): Promise<boolean>;
  /** After a mail that certainly did not go out. */
  forgetMail(receipt: Receipt): Promise<void>;
  remove(submission: string, person: string): Promise<void>;
}
