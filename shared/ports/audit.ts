import type { AuditEntry, AuditedAction } from '../contracts/audit.ts';

/** Where operations say what was done, in the name of whoever runs them. */
export interface AuditLog {
  /** Gives the entry as it is kept. */
  record(action: Omit<AuditedAction, 'actor'>): Promise<AuditEntry>;
}

/** The audit log in the name of an actor, such as `operator:ada` or `member:` and the id of one. */
export type AuditBy = (actor: AuditedAction['actor']) => AuditLog;

/** The entries of the audit log. */
export interface AuditRepository {
  /** Conditional: false when the place is taken. */
  append(entry: AuditEntry): Promise<boolean>;
  last(): Promise<AuditEntry | undefined>;
  /** At most `limit` entries below a place, the newest first. */
  before(sequence: number, limit: number): Promise<readonly AuditEntry[]>;
  /** At most `limit` entries above a place, in order of sequence. */
  after(sequence: number, limit: number): Promise<readonly AuditEntry[]>;
  /** In order of sequence. */
  list(): Promise<readonly AuditEntry[]>;
}
