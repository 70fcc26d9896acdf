import { afterAll, beforeAll, describe } from 'vitest';
import type { Table } from '#functions/platform/table.ts';
import { createInMemoryTable } from '../fakes/in-memory-table.ts';
import { startDynaliteTable } from './dynalite-table.ts';

/** Runs the same behaviours on the table in memory and on an embedded DynamoDB. */
export const describeOnEachTable = (name: string, behaviours: (table: () => Table) => void): void => {
  describe(`${name} in memory`, () => {
    const table = createInMemoryTable();
    behaviours(() => table);
  });

  describe(`${name} in DynamoDB`, () => {
    let stack: Awaited<ReturnType<typeof startDynaliteTable>>;
    beforeAll(async () => {
      stack = await startDynaliteTable();
    });
    afterAll(() => stack.stop());
    behaviours(() => stack.table);
  });
};
