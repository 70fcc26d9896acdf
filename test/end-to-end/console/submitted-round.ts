import { createContent } from '#functions/platform/content.ts';
import { demonstrationRelease, demonstrationSubmissions } from '#infra/local/demonstration/seed.ts';
import { anAssessment, aRound } from '#test/fakes/assessment-items.ts';
import { FREETOWN } from './places.ts';
import type { Stores } from './stores.ts';

/** Whoever speaks for a city claimed it. */
export const SUBMITTED_ROUND = aRound({
  id: 'submitted',
  name: 'Cities that submitted',
  mode: 'open',
  closesAt: '2126-01-01T00:00:00.000Z',
  demonstration: true,
});
/** Where the reports of both cities go. */
export const OFFICE = 'office@city.test';

/** A round with a release of sixty cities, two of which take part now; a third one was claimed. Gives the two. */
export const seedSubmittedRound = async (stores: Stores) => {
  const { assessments, people, releases, rounds, submissions } = stores;
  const content = createContent();
  const invented = demonstrationSubmissions(content);
  const round = SUBMITTED_ROUND.id;
  await rounds.put(SUBMITTED_ROUND);
  await releases.publish({ ...demonstrationRelease(content, invented), round, id: `${round}:1` });
  const office = await people.ensure(OFFICE, 'en');
  await people.confirm(office.id, new Date());
  const both = invented.slice(0, 2);
  for (const submission of both) {
    const { id, city, version, submittedAt } = submission;
    await submissions.insert({ ...submission, round, recipients: [OFFICE] });
    await assessments.create(anAssessment({ round, city, claim: 'confirmed' }));
    await assessments.addSubmission(round, city, { submission: id, version, submittedAt });
  }
  await assessments.create(anAssessment({ round, city: FREETOWN, claim: 'claimed' }));
  return both.map(({ id, city }) => ({ id, city }));
};
