import type { ErasureMessage } from '#shared/contracts/erasure.ts';
import { type CarryOutErasureDeps, createCarryOutErasure } from '#shared/operations/carry-out-erasure.ts';

/** Erases a city, or looks what would go: what the console may ask for and never do itself. */
export const createConsumer = (deps: CarryOutErasureDeps): ((message: ErasureMessage) => Promise<void>) =>
  createCarryOutErasure(deps);
