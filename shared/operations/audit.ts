import type { AuditEntry, AuditedAction, AuditHead } from '#shared/contracts/audit.ts';
import {
  type ChainFault,
  chainFaults,
  type Hash,
  linkFaults,
  NOTHING_YET,
  nextEntry,
} from '#shared/domain/audit/chain.ts';
import type { AuditLog, AuditRepository } from '#shared/ports/audit.ts';
import type { Clock } from '#shared/ports/clock.ts';

export interface AuditLogDeps {
  readonly audits: AuditRepository;
  readonly now: Clock;
  readonly hash: Hash;
  /** Who acts, such as `operator:terminal`. */
  readonly actor: string;
}

const TRIES_FOR_A_PLACE = 100;

/**
 * Adds to the audit log in the name of one actor. Each entry goes to the next free place, and who finds it taken looks
 * again: two at once never share a place or leave one out. What one process records goes one after the other.
 */
export const createAuditLog = ({ audits, now, hash, actor }: AuditLogDeps): AuditLog => {
  const append = async (action: Omit<AuditedAction, 'actor'>): Promise<AuditEntry> => {
    for (let tries = 0; tries < TRIES_FOR_A_PLACE; tries += 1) {
      const head: AuditHead = (await audits.last()) ?? NOTHING_YET;
      const entry = nextEntry(head, { ...action, actor }, now().toISOString(), hash);
      if (await audits.append(entry)) return entry;
    }
    throw new Error('Too many others write to the audit log: the action was done and is not in it');
  };
  let before: Promise<unknown> = Promise.resolve();
  return {
    record(action) {
      const recorded = before.then(() => append(action));
      before = recorded.catch(() => {});
      return recorded;
    },
  };
};

export interface AuditVerdict {
  readonly entries: number;
  /** To be kept elsewhere: the next check asks whether it is still in the chain. */
  readonly head: AuditHead;
  readonly faults: readonly ChainFault[];
}

const headOf = ({ sequence, hash }: AuditHead = NOTHING_YET): AuditHead => ({ sequence, hash });

/** Checks every entry of the log against the one before, and a head that was noted earlier against the log. */
export const createVerifyAudit =
  ({ audits, hash }: Pick<AuditLogDeps, 'audits' | 'hash'>) =>
  async (noted?: AuditHead): Promise<AuditVerdict> => {
    const entries = await audits.list();
    return { entries: entries.length, head: headOf(entries.at(-1)), faults: chainFaults(entries, hash, noted) };
  };

export interface PieceVerdict extends AuditVerdict {
  /** The place after which it began. */
  readonly from: number;
  readonly isComplete: boolean;
}

const ENTRIES_A_READ = 1000;

/**
 * Checks the log piece by piece from a place on, for as long as `mayGoOn` says so: a long log has more than fits in one
 * request. Gives how far it came, with the faults of these entries. The entry at the place itself is taken as it is.
 */
export const createVerifyAuditPart =
  ({ audits, hash }: Pick<AuditLogDeps, 'audits' | 'hash'>) =>
  async (from: number, mayGoOn: () => boolean, noted?: AuditHead): Promise<PieceVerdict> => {
    let head = headOf(from > 0 ? (await audits.after(from - 1, 1))[0] : undefined);
    const faults: ChainFault[] = [];
    let [count, isComplete, isNoted] = [0, false, false];
    do {
      const entries = await audits.after(head.sequence, ENTRIES_A_READ);
      faults.push(...linkFaults(entries, hash, head));
      isNoted ||= entries.some(({ sequence, hash: own }) => sequence === noted?.sequence && own === noted.hash);
      const last = entries.at(-1);
      if (last !== undefined) head = headOf(last);
      count += entries.length;
      isComplete = entries.length < ENTRIES_A_READ;
    } while (!isComplete && mayGoOn());
    const isInReach = noted !== undefined && noted.sequence > from && (isComplete || noted.sequence <= head.sequence);
    if (isInReach && !isNoted) faults.push({ sequence: noted.sequence, fault: 'cut-off' });
    return { entries: count, head, faults, from, isComplete };
  };

export interface AuditFilter {
  readonly city?: string;
  readonly round?: string;
  readonly limit?: number;
}

/** Entries of the log, newest first. */
export const createListAudit =
  ({ audits }: Pick<AuditLogDeps, 'audits'>) =>
  async ({ city, round, limit = 100 }: AuditFilter = {}): Promise<readonly AuditEntry[]> => {
    const wanted = (await audits.list()).filter(
      (entry) => (city === undefined || entry.city === city) && (round === undefined || entry.round === round),
    );
    return wanted.toReversed().slice(0, limit);
  };
