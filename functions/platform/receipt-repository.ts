import * as z from 'zod';
import { sha256Schema } from '#shared/contracts/names.ts';
import type { ReceiptRepository } from '#shared/ports.ts';
import type { Table } from './table.ts';

const receiptSchema = z.strictObject({ person: sha256Schema });
const keyOf = (submission: string, person: string) => ({ PK: `SUBMISSION#${submission}`, SK: `RECEIPT#${person}` });

export const createReceiptRepository = (table: Table): ReceiptRepository => ({
  begin: (submission, person) => table.putNew(keyOf(submission, person), receiptSchema, { person }),
  withdraw: (submission, person) => table.delete(keyOf(submission, person)),
});
