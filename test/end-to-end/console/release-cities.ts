import type { Level } from '#shared/contracts/names.ts';
import { anAssessment, aResponse, aRound, aSubmission, PRACTICES } from '#test/fakes/assessment-items.ts';
import { CITIES } from '#test/fakes/release-round.ts';
import type { Stores } from './stores.ts';

export const RELEASE_ROUND = aRound({
  id: 'released-2026',
  name: 'Cities with a release 2026',
  closesAt: '2099-01-01T00:00:00Z',
});

/** Cities from one place in the list of cities to another take part; with three people's answers where they submit. */
export const addCities = async (stores: Stores, from: number, to: number, submit = true): Promise<void> => {
  const { assessments, submissions } = stores;
  const round = RELEASE_ROUND.id;
  for (const [index, city] of CITIES.slice(from, to).entries()) {
    await assessments.create(anAssessment({ round, city }));
    if (!submit) continue;
    const responses = ['r-1', 'r-2', 'r-3'].map((name, person) =>
      aResponse(
        name,
        PRACTICES.map((_, practice) => (1 + ((from + index + practice * (person + 1)) % 5)) as Level),
      ),
    );
    const consents = { named: true, learnFrom: false, research: true };
    const submission = aSubmission({ round, city, responses, consents });
    const { id, version, submittedAt } = submission;
    await submissions.insert(submission);
    await assessments.addSubmission(round, city, { submission: id, version, submittedAt });
  }
};
