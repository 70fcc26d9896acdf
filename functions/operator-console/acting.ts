import { createAuditLog } from '#shared/operations/audit.ts';
import type { AuditLog, AuditRepository } from '#shared/ports/audit.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { OperatorVisit } from './visit.ts';

export interface ActingDeps {
  readonly audits: AuditRepository;
  readonly hash: (text: string) => string;
  readonly now: Clock;
}

/** The audit log in the name of whoever visits: every operation that changes something is made with it. */
export const auditOf = (deps: ActingDeps, { actor }: OperatorVisit): AuditLog => createAuditLog({ ...deps, actor });

/** The rest of a request is for the answer: a function that serves pages has 29 seconds. */
const WORKING_MILLISECONDS = 15_000;

/** Asked between two pieces of long work: is there time for one more in this request? */
export const createTimeLimit = ({ now }: Pick<ActingDeps, 'now'>): (() => boolean) => {
  const until = now().getTime() + WORKING_MILLISECONDS;
  return () => now().getTime() < until;
};
