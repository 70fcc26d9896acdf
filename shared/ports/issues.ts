import type { Delivery, Issue, RenderedReport, Watch } from '../contracts/issue.ts';
import type { RoundId } from '../contracts/names.ts';
import type { Reissue } from '../contracts/reissue.ts';
import type { Scores } from '../contracts/scores.ts';

/** The stages of one issue; every put is repeatable and writes the same item again. */
export interface IssueRepository {
  put(issue: Issue): Promise<void>;
  get(submission: string, issue: number): Promise<Issue>;
  /** All issues of a submission, oldest first. */
  list(submission: string): Promise<readonly Issue[]>;
  watch(watch: Watch): Promise<void>;
  unwatch(submission: string, issue: number): Promise<void>;
  /** Watches that started in (from, until], oldest first. */
  overdue(from: Date, until: Date): Promise<readonly Watch[]>;
  putScores(scores: Scores): Promise<void>;
  findScores(submission: string, issue: number): Promise<Scores | undefined>;
  putReport(report: RenderedReport): Promise<void>;
  findReport(submission: string, issue: number): Promise<RenderedReport | undefined>;
  /** `person`: the keyed hash of the address. */
  putDelivery(delivery: Delivery, person: string): Promise<void>;
  deliveries(submission: string, issue: number): Promise<readonly Delivery[]>;
}

export interface ReissueRepository {
  /** Conditional: gives back the re-issue that is kept under this round and label, new or begun before. */
  begin(reissue: Reissue): Promise<Reissue>;
  find(round: RoundId, label: string): Promise<Reissue | undefined>;
  /** The issue that a label made of a submission. */
  issueOf(submission: string, label: string): Promise<number | undefined>;
  putIssue(submission: string, label: string, issue: number): Promise<void>;
}
