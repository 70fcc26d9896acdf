import type { Progress } from '#shared/contracts/issue.ts';
import type { IssueRepository } from '#shared/ports/issues.ts';

/** How far an issue is = which items it has. */
export const createFollowProgress =
  (issues: Pick<IssueRepository, 'findScores' | 'findReport' | 'deliveries'>) =>
  async (submission: string, issue: number): Promise<Progress> => {
    if ((await issues.deliveries(submission, issue)).length > 0) return 'sent';
    if ((await issues.findReport(submission, issue)) !== undefined) return 'written';
    return (await issues.findScores(submission, issue)) === undefined ? 'submitted' : 'scored';
  };
