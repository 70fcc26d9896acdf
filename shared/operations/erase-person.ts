import type { AssessmentSettings } from '#shared/contracts/assessment.ts';
import type { ErasureReceipt } from '#shared/contracts/erasure.ts';
import type { Member } from '#shared/contracts/person.ts';
import type { Submission } from '#shared/contracts/submission.ts';
import { fieldsOf, type Target } from '#shared/domain/erasure/erasable.ts';
import { canonicalJson } from '#shared/domain/submission/canonical-json.ts';
import type { AuditLog } from '#shared/ports/audit.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type { PersonRepository } from '#shared/ports/people.ts';
import type { StoredItem } from '#shared/ports/storage.ts';
import type { SubmissionRepository } from '#shared/ports/submissions.ts';
import type { Erased, EraseOptions } from './erase-city.ts';
import { carryOut, describeSweep, type EraseStoreDeps, eachItem, findTraces, sweep } from './erase-store.ts';

export interface ErasePersonDeps extends EraseStoreDeps {
  readonly people: Pick<PersonRepository, 'idOf'>;
  readonly submissions: Pick<SubmissionRepository, 'get' | 'rewrite'>;
  readonly audit: AuditLog;
  readonly now: Clock;
}

/** Takes the place of the last recipient: a submission has at least one. Nothing can be mailed to `.invalid`. */
const NOBODY = 'erased@erased.invalid';

/**
 * Erases a person everywhere: the address, sign-in links, sessions, memberships, answers that are not submitted, evidence
 * and mail records; and from submitted assessments the address, comments, evidence and role. The levels that the person
 * gave stay in what a city has submitted, under an id that leads to nobody any more. Can be repeated after a crash.
 */
export const createErasePerson = (deps: ErasePersonDeps) => {
  const rewriteSubmissions = async (address: string, { submissions, members, dryRun }: Rewriting): Promise<number> => {
    let count = 0;
    for (const id of submissions) {
      const submission = await deps.submissions.get(id);
      const changed = submissionWithout(submission, address, members);
      if (canonicalJson(changed) === canonicalJson(submission)) continue;
      if (!dryRun) await deps.submissions.rewrite(changed);
      count += 1;
    }
    return count;
  };

  return async (address: string, { dryRun = false, onProgress = () => {} }: EraseOptions = {}): Promise<Erased> => {
    const person = deps.people.idOf(address);
    const { target, settings, submissions } = await targetOf(deps, person, address);
    const rewriting = { submissions, members: target.members, dryRun };
    const rewritten = {
      SUBMISSION: await rewriteSubmissions(address, rewriting),
      ASSESSMENT: settings.length,
    };
    if (!dryRun) for (const item of settings) await deps.items.put({ ...item, data: settingsWithout(item, address) });
    const swept = await sweep(deps, target);
    const versions = dryRun ? 0 : await carryOut(deps, swept, onProgress);
    // The opaque ids stay in what was submitted, and lead to nobody.
    const traces = dryRun ? [] : await findTraces(deps, { ...target, members: new Set() }, [address]);
    const receipt: ErasureReceipt = {
      of: { person },
      at: deps.now().toISOString(),
      ...describeSweep(swept, versions, deps.hash),
      rewritten,
      releases: [],
      exports: [],
      namedInReports: 0,
      people: 1,
      traces: traces.length,
    };
    const document = deps.hash(canonicalJson(receipt));
    if (!dryRun) await deps.audit.record({ action: 'person-erased', count: swept.own.length, document });
    return { receipt, traces };
  };
};

interface Rewriting {
  readonly submissions: ReadonlySet<string>;
  readonly members: ReadonlySet<string>;
  readonly dryRun: boolean;
}

const isSame = (one: unknown, other: string): boolean =>
  typeof one === 'string' && one.trim().toLowerCase() === other.trim().toLowerCase();

const without = (list: readonly string[], address: string): string[] => list.filter((one) => !isSame(one, address));

/** The submission without the person's address, and without what the person wrote, gave as evidence or was. */
const submissionWithout = (submission: Submission, address: string, members: ReadonlySet<string>): Submission => {
  const recipients = without(submission.recipients, address);
  const responses = submission.responses.map((response) => {
    if (!members.has(response.respondent)) return response;
    const answers = response.answers.map(({ comment: _, ...answer }) => ({ ...answer, evidence: [] }));
    return { respondent: response.respondent, answers };
  });
  return { ...submission, responses, recipients: recipients.length > 0 ? recipients : [NOBODY] };
};

const settingsWithout = ({ data }: StoredItem, address: string): AssessmentSettings => {
  const settings = data as AssessmentSettings;
  return { ...settings, recipients: without(settings.recipients ?? [], address) };
};

const targetOf = async ({ items }: EraseStoreDeps, person: string, address: string) => {
  const [members, evidence, submissions] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const settings: StoredItem[] = [];
  await eachItem(items, ({ SK, data }) => {
    const member = SK.startsWith('MEMBER#') ? (data as Member) : undefined;
    if (member?.person === person) members.add(member.id);
  });
  await eachItem(items, (item) => {
    const { recipients, responses, member } = fieldsOf(item.data);
    const isRecipient = Array.isArray(recipients) && recipients.some((one) => isSame(one, address));
    if (item.SK.startsWith('EVIDENCE#') && members.has(String(member))) evidence.add(item.SK.slice('EVIDENCE#'.length));
    if (item.SK === 'SETTINGS' && isRecipient) settings.push(item);
    // The answers of a large one lie beside it: looked at one by one.
    const isLarge = fieldsOf(item.data).parts !== undefined && members.size > 0;
    const answered = Array.isArray(responses) && responses.some((one) => members.has(String(fieldsOf(one).respondent)));
    if (item.SK === 'SUBMISSION' && (isRecipient || answered || isLarge))
      submissions.add(String(fieldsOf(item.data).id));
  });
  const target: Target = { cities: new Set(), submissions: new Set(), members, evidence, people: new Set([person]) };
  return { target, settings, submissions };
};
