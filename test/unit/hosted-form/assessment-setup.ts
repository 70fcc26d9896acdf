import type { Role } from '#shared/contracts/person.ts';
import type { Report } from '#shared/contracts/report.ts';
import { type FormUnderTest, FREETOWN, ROUND, setUpForm } from './form-setup.ts';
import { createVisitor, type Visitor } from './visitor.ts';

export const BASE = `/assessments/${ROUND.id}/${FREETOWN}`;

/** Gives a person a part in a city's assessment. */
export const addMember = async (
  form: FormUnderTest,
  address: string,
  roles: Role[],
  city = FREETOWN,
  id: string = crypto.randomUUID(),
) => {
  const { id: person } = await form.people.ensure(address, 'en');
  const invitedAt = form.clock.now.toISOString();
  await form.assessments.create({
    round: ROUND.id,
    city,
    instrument: ROUND.instrument,
    claim: 'invited',
    createdAt: invitedAt,
  });
  await form.assessments.putMember({ id, person, round: ROUND.id, city, roles, invitedAt });
  return id;
};

/** A form in an open round with somebody who has begun Freetown's assessment, and one answer. */
export const setUpAssessment = async () => {
  const form = setUpForm();
  await form.rounds.put(ROUND);
  const member = await addMember(form, 'ama@city.test', ['coordinator', 'respondent']);
  const visitor = createVisitor(form);
  await visitor.signIn('ama@city.test');
  return { form, visitor, member };
};

export const answer = async (visitor: Visitor, practice: string, fields: Record<string, string | string[]> = {}) => {
  await visitor.get(`${BASE}/practices/${practice}`);
  return visitor.post(`${BASE}/practices/${practice}`, { choice: '3', go: 'next', ...fields });
};

/** Submits what there is; gives the submission's id. */
export const submit = async (visitor: Visitor): Promise<string> => {
  const { html } = await visitor.get(`${BASE}/check`);
  const id = /name="submission" value="([^"]+)"/.exec(html)?.[1] ?? '';
  await visitor.post(`${BASE}/submit`, { submission: id });
  return id;
};

/** Puts a report where the drawing stage would. */
export const putReport = async (form: FormUnderTest, submission: string, report: Report): Promise<void> => {
  const jsonKey = `reports/${submission}/1.json`;
  await form.files.put(jsonKey, new TextEncoder().encode(JSON.stringify(report)), 'application/json');
  await form.issues.putReport({
    submission,
    issue: 1,
    language: 'en',
    pdfKey: `reports/${submission}/1.pdf`,
    jsonKey,
    pdfHash: '0'.repeat(64),
    pdfBytes: 1000,
    pages: 16,
  });
};
