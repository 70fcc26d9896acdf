import { submissionSchema } from '#shared/contracts/submission.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { SubmissionRepository } from '#shared/ports.ts';
import type { Table } from './table.ts';

const keyOf = (id: string) => ({ PK: `SUBMISSION#${id}`, SK: 'SUBMISSION' });

export const createSubmissionRepository = (table: Table): SubmissionRepository => ({
  async insert(submission) {
    if (await table.putNew(keyOf(submission.id), submissionSchema, submission)) return;
    const stored = await this.get(submission.id);
    if (stored.hash === submission.hash) return;
    throw new DomainError('submission_conflict', `Submission ${submission.id} exists with other content`);
  },
  async get(id) {
    const submission = await this.find(id);
    if (submission !== undefined) return submission;
    throw new DomainError('submission_not_found', `No submission ${id}`);
  },
  find: (id) => table.find(keyOf(id), submissionSchema),
});
