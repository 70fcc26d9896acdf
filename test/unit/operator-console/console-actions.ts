import { anIssue, aSubmission } from '#test/fakes/assessment-items.ts';
import { type ConsoleUnderTest, FREETOWN, ROUND } from './console-setup.ts';

export const BASE = `/console/rounds/${ROUND.id}`;
export const CITY = `${BASE}/cities/${FREETOWN}`;

/** The value of a hidden field of a page. */
export const hiddenIn = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

/** What the audit log says was done, oldest first. */
export const actionsOf = async ({ audits }: ConsoleUnderTest) => (await audits.list()).map(({ action }) => action);

export const bounce = (tested: ConsoleUnderTest, address: string, kind: 'bounce' | 'complaint' = 'bounce') =>
  tested.deliveryEvents.put({
    person: tested.people.idOf(address),
    kind,
    messageId: 'm',
    at: tested.clock.now.toISOString(),
    permanent: true,
  });

export const submit = async (tested: ConsoleUnderTest, city: string) => {
  const submission = aSubmission({ round: ROUND.id, city });
  await tested.submissions.insert(submission);
  const { id, version, submittedAt } = submission;
  await tested.assessments.addSubmission(ROUND.id, city, { submission: id, version, submittedAt });
  await tested.issues.put(anIssue({ submission: id, city, round: ROUND.id }));
  return id;
};
