import type { AuditedAction } from '#shared/contracts/audit.ts';
import type { Acting } from '#shared/operations/members/acting.ts';
import type { AuditBy } from '#shared/ports/audit.ts';

type About = Pick<AuditedAction, 'submission' | 'count'>;

/**
 * Makes what a member does stand in the audit log, once it was done: under the member's random id, with round and city,
 * and never with what was answered, agreed or verified. What was refused or failed leaves no entry, nor does a result of
 * which `about` says nothing.
 */
export const createAuditMember =
  (auditBy: AuditBy) =>
  <Who extends Acting, Rest extends unknown[], Result>(
    action: AuditedAction['action'],
    operation: (acting: Who, ...rest: Rest) => Promise<Result>,
    about: (result: Result) => About | undefined = () => ({}),
  ) =>
  async (acting: Who, ...rest: Rest): Promise<Result> => {
    const result = await operation(acting, ...rest);
    const { round, city, member } = acting;
    const told = about(result);
    if (told !== undefined) {
      await auditBy(`member:${member.id}`).record({ action, round: round.id, city: city.id, ...told });
    }
    return result;
  };
