import { reissuedSchema, reissueSchema } from '#shared/contracts/reissue.ts';
import type { ReissueRepository } from '#shared/ports/issues.ts';
import type { Table } from './table.ts';

const keyOf = (round: string, label: string) => ({ PK: `REISSUE#${round}`, SK: `REISSUE#${label}` });
const issueKey = (submission: string, label: string) => ({ PK: `SUBMISSION#${submission}`, SK: `REISSUED#${label}` });

export const createReissueRepository = (table: Table): ReissueRepository => ({
  async begin(reissue) {
    const { round, label } = reissue;
    await table.putNew(keyOf(round, label), reissueSchema, reissue);
    return (await this.find(round, label)) ?? reissue;
  },
  find: (round, label) => table.find(keyOf(round, label), reissueSchema),
  async issueOf(submission, label) {
    return (await table.find(issueKey(submission, label), reissuedSchema))?.issue;
  },
  putIssue: (submission, label, issue) => table.put(issueKey(submission, label), reissuedSchema, { issue }),
});
