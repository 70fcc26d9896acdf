import { draftSchema } from '#shared/contracts/draft.ts';
import type { DraftRepository } from '#shared/ports/people.ts';
import type { Table } from './table.ts';

const DAYS_KEPT = 7;

const keyOf = (person: string, path: string) => ({ PK: `PERSON#${person}`, SK: `DRAFT#${path}` });

/** A draft lies with its person, so that whoever erases the person erases it. */
export const createDraftRepository = (table: Table): DraftRepository => ({
  put: (draft, at) =>
    table.put(keyOf(draft.person, draft.path), draftSchema, draft, {
      expiresAt: Math.floor(at.getTime() / 1000) + DAYS_KEPT * 86_400,
    }),
  find: (person, path) => table.find(keyOf(person, path), draftSchema),
  delete: (person, path) => table.delete(keyOf(person, path)),
});
