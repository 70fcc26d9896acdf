import { type Erasure, type ErasureStep, erasureStepSchema } from '#shared/contracts/erasure.ts';
import type { ErasureRepository } from '#shared/ports/erasure.ts';
import type { Table } from './table.ts';

const PK = 'ERASURE';

/** The steps of one erasure, in the order of their keys; undefined for steps that no request came before. */
const erasureOf = (id: string, steps: readonly ErasureStep[]): Erasure | undefined => {
  const request = steps.find((one) => one.step === 'requested');
  return (
    request && {
      id,
      request,
      looked: steps.find((one) => one.step === 'looked')?.receipt,
      order: steps.find((one) => one.step === 'ordered'),
      receipts: steps.flatMap((one) => (one.step === 'erased' ? [one.receipt] : [])),
    }
  );
};

export const createErasureRepository = (table: Table): ErasureRepository => {
  const put = async (id: string, name: string, step: ErasureStep): Promise<void> => {
    await table.putNew({ PK, SK: `${id}#${name}` }, erasureStepSchema, step);
  };
  return {
    request: (id, request) => put(id, 'REQUESTED', request),
    putLook: (id, receipt) => put(id, 'LOOKED', { step: 'looked', receipt }),
    order: (id, order) => put(id, 'ORDERED', order),
    putReceipt: (id, number, receipt) =>
      put(id, `ERASED#${String(number).padStart(4, '0')}`, { step: 'erased', receipt }),
    async find(id) {
      const steps = await table.list(PK, `${id}#`, erasureStepSchema);
      return erasureOf(
        id,
        steps.map(({ data }) => data),
      );
    },
    async list() {
      const steps = await table.list(PK, '', erasureStepSchema);
      const byId = Map.groupBy(steps, ({ SK }) => SK.split('#')[0] ?? '');
      return [...byId]
        .flatMap(([id, own]) => {
          const data = own.map((step) => step.data);
          return erasureOf(id, data) ?? [];
        })
        .toSorted((one, other) => Date.parse(other.request.at) - Date.parse(one.request.at));
    },
  };
};
