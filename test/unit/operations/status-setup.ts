import { anIssue } from '#test/fakes/assessment-items.ts';
import { type CityUnderTest, setUpCity } from './city-group.ts';

export const MONDAY = '2026-11-23T10:00:00.000Z';

/** A city of a round, and how it comes further: by mails, submissions, issues, reports and their delivery. */
export const setUpStatus = async () => {
  const city: CityUnderTest = await setUpCity();
  const mail = (person: string, change = {}) => {
    const sent = { startedAt: MONDAY, sentAt: MONDAY, messageId: 'm' };
    const about = { round: city.round.id, city: city.city, person, number: 0 };
    return city.invitations.begin({ ...about, kind: 'invitation', language: 'en', ...sent, ...change });
  };
  const submit = async (version: number, submittedAt: string) => {
    const submission = crypto.randomUUID();
    await city.assessments.addSubmission(city.round.id, city.city, { submission, version, submittedAt });
    return submission;
  };
  const issued = (submission: string, issue: number, release: string | null = null) =>
    city.issues.put(anIssue({ submission, issue, release }));
  const rendered = (submission: string, issue: number) => {
    const report = { submission, issue, language: 'en' as const, pdfKey: 'a.pdf', jsonKey: 'a.json' };
    return city.issues.putReport({ ...report, pdfHash: '0'.repeat(64), pdfBytes: 1, pages: 1 });
  };
  const mailed = (submission: string, issue: number, sentAt: string, person = 'p') =>
    city.issues.putDelivery({ submission, issue, messageId: 'm', sentAt }, person);
  return { city, mail, submit, issued, rendered, mailed };
};
