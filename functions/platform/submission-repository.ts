import * as z from 'zod';
import { type Response, responseSchema } from '#shared/contracts/response.ts';
import { type Submission, submissionSchema } from '#shared/contracts/submission.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { SubmissionRepository } from '#shared/ports/submissions.ts';
import { CorruptItemError, type ItemKey, parseItem, type Table } from './table.ts';

/** An item holds 400 KB, and a character takes up to four bytes. */
const CHARACTERS_AN_ITEM = 90_000;
const IN_PARTS = new RegExp(`[\\s\\S]{1,${CHARACTERS_AN_ITEM}}`, 'gu');

/** Comments of many respondents outgrow one item: then the responses lie beside it, as parts of their JSON. */
const storedSchema = submissionSchema.extend({
  responses: z.array(responseSchema).max(200),
  parts: z.int().positive().optional(),
});
const responsesSchema = submissionSchema.shape.responses;

const partition = (id: string) => `SUBMISSION#${id}`;
const keyOf = (id: string): ItemKey => ({ PK: partition(id), SK: 'SUBMISSION' });
/** Under the content's hash, so that parts of a refused submission never mix with those of the one that is kept. */
const partsOf = (hash: string) => `PART#${hash}#`;

export const createSubmissionRepository = (table: Table): SubmissionRepository => {
  const putParts = async ({ id, hash, responses }: Submission): Promise<number> => {
    const parts = JSON.stringify(responses).match(IN_PARTS) ?? [];
    for (const [index, part] of parts.entries()) {
      const SK = `${partsOf(hash)}${String(index).padStart(4, '0')}`;
      await table.put({ PK: partition(id), SK }, z.string(), part);
    }
    return parts.length;
  };

  const readParts = async (id: string, hash: string, count: number): Promise<Response[]> => {
    const parts = await table.list(partition(id), partsOf(hash), z.string());
    if (parts.length !== count) throw new CorruptItemError(`Submission ${id} has ${parts.length} of ${count} parts`);
    return parseItem(responsesSchema, keyOf(id), JSON.parse(parts.map(({ data }) => data).join('')));
  };

  /** Parts first: whoever finds the submission finds all of it. */
  const store = async (submission: Submission): Promise<boolean> => {
    if (JSON.stringify(submission).length <= CHARACTERS_AN_ITEM) {
      return await table.putNew(keyOf(submission.id), storedSchema, submission);
    }
    const parts = await putParts(submission);
    return await table.putNew(keyOf(submission.id), storedSchema, { ...submission, responses: [], parts });
  };

  const find = async (id: string): Promise<Submission | undefined> => {
    const stored = await table.find(keyOf(id), storedSchema);
    if (stored === undefined) return undefined;
    const { parts, ...submission } = stored;
    if (parts === undefined) return parseItem(submissionSchema, keyOf(id), submission);
    return { ...submission, responses: await readParts(id, submission.hash, parts) };
  };

  const get = async (id: string): Promise<Submission> => {
    const submission = await find(id);
    if (submission !== undefined) return submission;
    throw new DomainError('submission_not_found', `No submission ${id}`);
  };

  return {
    async insert(submission) {
      if (await store(submission)) return;
      const stored = await get(submission.id);
      if (stored.hash === submission.hash) return;
      throw new DomainError('submission_conflict', `Submission ${submission.id} exists with other content`);
    },
    get,
    find,
    async rewrite(submission) {
      const PK = partition(submission.id);
      for (const { SK } of await table.list(PK, 'PART#', z.string())) await table.delete({ PK, SK });
      const isSmall = JSON.stringify(submission).length <= CHARACTERS_AN_ITEM;
      const stored = isSmall ? submission : { ...submission, responses: [], parts: await putParts(submission) };
      await table.put(keyOf(submission.id), storedSchema, stored);
    },
  };
};
