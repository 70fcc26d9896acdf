import { type AuditEntry, type AuditHead, auditHeadSchema } from '#shared/contracts/audit.ts';
import type { Round } from '#shared/contracts/round.ts';
import { createVerifyAuditPart } from '#shared/operations/audit.ts';
import { createLookAtAudit } from '#shared/operations/look-at-audit.ts';
import type { Content } from '#shared/ports/content.ts';
import type { PersonRepository } from '#shared/ports/people.ts';
import type { RoundRepository } from '#shared/ports/rounds.ts';
import type { Reply } from '../../pages/reply.ts';
import { type ActingDeps, createTimeLimit } from '../acting.ts';
import { isFound, PAGE_ROWS, readListQuery } from '../list-query.ts';
import { AUDIT_GROUPS, groupOf, presentAudit, wordsOf } from '../presenters/audit.ts';
import { presentAuditCheck } from '../presenters/audit-check.ts';
import { cityNames } from '../presenters/city-names.ts';
import type { OperatorVisit } from '../visit.ts';

export interface AuditPageDeps {
  readonly acting: ActingDeps;
  readonly deployment: { readonly operators: readonly string[] };
  readonly content: Pick<Content, 'population'>;
  readonly people: Pick<PersonRepository, 'idOf'>;
  readonly rounds: Pick<RoundRepository, 'list'>;
}

/** What the ids of the log stand for: who acted is told by name only where the configuration names an operator. */
const namesFor = ({ deployment, content, people }: AuditPageDeps, rounds: readonly Round[]) => {
  const operators = new Map(deployment.operators.map((address) => [`person:${people.idOf(address)}`, address]));
  const roundNames = new Map(rounds.map(({ id, name }) => [id, name]));
  return {
    cityOf: cityNames(content.population()),
    roundOf: (id: string) => roundNames.get(id) ?? id,
    operatorOf: (actor: string) => operators.get(actor),
  };
};
export type AuditNames = ReturnType<typeof namesFor>;

const placeOf = (text: string | null): number | undefined => {
  const place = Number(text);
  return Number.isSafeInteger(place) && place > 0 ? place : undefined;
};

/** `GET /console/audit`: who did what, the newest first, narrowed by kind and by any word of a row. */
export const createShowAudit =
  (deps: AuditPageDeps) =>
  async (visit: OperatorVisit): Promise<Reply> => {
    const names = namesFor(deps, await deps.rounds.list());
    const query = readListQuery(visit.query, AUDIT_GROUPS);
    const isWanted = (entry: AuditEntry) =>
      (query.filter === undefined || groupOf(entry) === query.filter) &&
      (query.search === '' || isFound(wordsOf(visit.say, names, entry), query.search));
    const before = placeOf(visit.query.get('before'));
    const look = createLookAtAudit(deps.acting.audits);
    return presentAudit(visit, { ...(await look({ before, size: PAGE_ROWS, isWanted })), query, names, before });
  };

/** `41:9f86d0…`, as this page and the command line print it; null for anything else that was typed. */
const readHead = (text: string): AuditHead | undefined | null => {
  if (text.trim() === '') return undefined;
  const [sequence, hash] = text.trim().split(':');
  return auditHeadSchema.safeParse({ sequence: Number(sequence), hash }).data ?? null;
};

/** `GET /console/audit/check`: is every entry as it was written; also against a head that was noted elsewhere. */
export const createCheckAudit =
  ({ acting }: AuditPageDeps) =>
  async (visit: OperatorVisit): Promise<Reply> => {
    const typed = visit.query.get('head') ?? '';
    const noted = readHead(typed);
    const from = placeOf(visit.query.get('from')) ?? 0;
    const verdict = await createVerifyAuditPart(acting)(from, createTimeLimit(acting), noted ?? undefined);
    return presentAuditCheck(visit, { verdict, typed, isHeadWrong: noted === null });
  };
