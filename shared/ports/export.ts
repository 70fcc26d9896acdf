import type { ExportEntry } from '../contracts/export.ts';

/** Which exports were written and whom they held; oldest first. */
export interface ExportRepository {
  put(entry: ExportEntry): Promise<void>;
  list(): Promise<readonly ExportEntry[]>;
}
