import type { Erasure, ErasureMessage, ErasureOrder, ErasureReceipt, ErasureRequest } from '../contracts/erasure.ts';

/** What was asked to be erased, and what each look and each try came to. */
export interface ErasureRepository {
  request(id: string, request: ErasureRequest): Promise<void>;
  putLook(id: string, receipt: ErasureReceipt): Promise<void>;
  /** Once; whoever comes second changes nothing. */
  order(id: string, order: ErasureOrder): Promise<void>;
  /** The `number`th try. */
  putReceipt(id: string, number: number, receipt: ErasureReceipt): Promise<void>;
  find(id: string): Promise<Erasure | undefined>;
  /** The newest first. */
  list(): Promise<readonly Erasure[]>;
}

/** Hands work to the one function that may erase. */
export interface ErasureDesk {
  send(message: ErasureMessage): Promise<void>;
}
