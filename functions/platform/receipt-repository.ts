import { type Receipt, receiptSchema } from '#shared/contracts/receipt.ts';
import type { ReceiptRepository } from '#shared/ports/submissions.ts';
import type { Table } from './table.ts';

const keyOf = ({ submission, person }: Pick<Receipt, 'submission' | 'person'>) => ({
  PK: `SUBMISSION#${submission}`,
  SK: `RECEIPT#${person}`,
});

export const createReceiptRepository = (table: Table): ReceiptRepository => ({
  async putOnce(receipt) {
    await table.putNew(keyOf(receipt), receiptSchema, receipt);
  },
  find: (submission, person) => table.find(keyOf({ submission, person }), receiptSchema),
  beginMail: (submission, person, at) => table.setOnce(keyOf({ submission, person }), 'mailedAt', at.toISOString()),
  forgetMail: ({ submission, person, respondent }) =>
    table.put(keyOf({ submission, person }), receiptSchema, { submission, person, respondent }),
  remove: (submission, person) => table.delete(keyOf({ submission, person })),
});
