import type { AuditEntry, AuditedAction, AuditHead } from '../../contracts/audit.ts';
import { canonicalJson } from '../submission/canonical-json.ts';

/** SHA-256 in hex. */
export type Hash = (text: string) => string;

/** What stands before the first entry. */
export const NOTHING_YET: AuditHead = { sequence: 0, hash: '0'.repeat(64) };

/** Hash of an entry by all that it says, its place and the entry before. */
export const hashOfEntry = ({ hash: _, ...rest }: AuditEntry, hash: Hash): string => hash(canonicalJson(rest));

/** The entry that comes after `head`. `at` is an ISO time. */
export const nextEntry = (head: AuditHead, action: AuditedAction, at: string, hash: Hash): AuditEntry => {
  const entry = { ...action, sequence: head.sequence + 1, at, previous: head.hash, hash: '' };
  return { ...entry, hash: hashOfEntry(entry, hash) };
};

export interface ChainFault {
  readonly sequence: number;
  /**
   * `changed`: it does not say what was hashed. `missing`: there is none at this place. `unlinked`: it does not follow
   * the one before, so one of the two was put there later. `cut-off`: a head that was noted is not in the chain.
   */
  readonly fault: 'changed' | 'missing' | 'unlinked' | 'cut-off';
}

/** Everything that is wrong with entries in order of sequence that should follow `head`. */
export const linkFaults = (entries: readonly AuditEntry[], hash: Hash, head: AuditHead): ChainFault[] => {
  const faults: ChainFault[] = [];
  let before = head;
  for (const entry of entries) {
    const { sequence } = entry;
    for (let lost = before.sequence + 1; lost < sequence; lost += 1) faults.push({ sequence: lost, fault: 'missing' });
    if (hashOfEntry(entry, hash) !== entry.hash) faults.push({ sequence, fault: 'changed' });
    else if (sequence <= before.sequence || (sequence === before.sequence + 1 && entry.previous !== before.hash)) {
      faults.push({ sequence, fault: 'unlinked' });
    }
    before = entry;
  }
  return faults;
};

/**
 * Everything that is wrong with a chain of entries in order of sequence; none when nobody touched it. Entries cut off at
 * the end show only against a `noted` head, as does a chain that was made anew as a whole.
 */
export const chainFaults = (entries: readonly AuditEntry[], hash: Hash, noted?: AuditHead): readonly ChainFault[] => {
  const faults = linkFaults(entries, hash, NOTHING_YET);
  const isKept = noted === undefined || isInChain(entries, noted);
  return isKept ? faults : [...faults, { sequence: noted.sequence, fault: 'cut-off' }];
};

const isInChain = (entries: readonly AuditEntry[], { sequence, hash }: AuditHead): boolean =>
  sequence === 0 || entries.some((entry) => entry.sequence === sequence && entry.hash === hash);
