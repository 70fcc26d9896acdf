import type { AuditEntry } from '#shared/contracts/audit.ts';
import type { AuditRepository } from '#shared/ports/audit.ts';

export interface AuditLook {
  /** Only what was written before this place; from the newest on where it is left out. */
  readonly before?: number | undefined;
  /** How many entries to give. */
  readonly size: number;
  readonly isWanted: (entry: AuditEntry) => boolean;
}

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  /** From where to look further back; undefined at the beginning of the log. */
  readonly next: number | undefined;
  /** How many entries were looked at. */
  readonly looked: number;
}

/** An entry that somebody looks for may be far back: then the page says how far it looked. */
export const MOST_LOOKED_AT = 5000;
const ENTRIES_A_READ = 250;

/** One page of the audit log, newest first, by a bounded number of reads. */
export const createLookAtAudit =
  (audits: Pick<AuditRepository, 'last' | 'before'>) =>
  async ({ before, size, isWanted }: AuditLook): Promise<AuditPage> => {
    const entries: AuditEntry[] = [];
    let place = before ?? ((await audits.last())?.sequence ?? 0) + 1;
    let looked = 0;
    while (place > 1 && looked < MOST_LOOKED_AT) {
      const read = await audits.before(place, ENTRIES_A_READ);
      if (read.length === 0) place = 1;
      for (const entry of read) {
        looked += 1;
        place = entry.sequence;
        if (isWanted(entry)) entries.push(entry);
        if (entries.length === size) return { entries, next: place > 1 ? place : undefined, looked };
      }
    }
    return { entries, next: place > 1 ? place : undefined, looked };
  };
