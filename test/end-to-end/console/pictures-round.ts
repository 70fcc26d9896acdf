import { createContent } from '#functions/platform/content.ts';
import { CAPABILITIES } from '#shared/contracts/names.ts';
import { anAnswer, anAssessment, anIssue, aRound } from '#test/fakes/assessment-items.ts';
import { aRelease, aReleaseMember } from '#test/fakes/release-items.ts';
import type { Stores } from './stores.ts';

const DAY = 24 * 3_600_000;
const DAYS = 45;

export const PICTURES_ROUND = aRound({
  id: 'pictures-2026',
  name: 'Cities of the world 2026',
  closesAt: '2099-01-01T00:00:00Z',
});

/** Days after the first invitation at which a city reached each step; many never come to the last ones. */
const stepsOf = (index: number) => {
  const invited = index % 3 === 0 ? index % 8 : 0;
  const answered = invited + 2 + ((index * 7) % 53);
  const submitted = answered + 3 + ((index * 5) % 17);
  return { invited, answered, submitted, mailed: submitted + 1 + (index % 3) };
};

/** A round of so many cities that was opened 45 days ago, and a release of most that submitted, whose levels crowd in the middle. */
export const seedPictures = async (stores: Stores, count: number): Promise<void> => {
  const { assessments, issues, releases, rounds } = stores;
  const { cities } = createContent().population();
  const round = PICTURES_ROUND.id;
  const begin = Date.now() - DAYS * DAY;
  const timeOf = (day: number): string => new Date(begin + day * DAY).toISOString();

  const seedCity = async (city: string, index: number): Promise<void> => {
    const { invited, answered, submitted, mailed } = stepsOf(index);
    await assessments.create(anAssessment({ round, city, createdAt: timeOf(invited) }));
    if (answered > DAYS) return;
    const stamp = { instrument: '2026.1', savedAt: timeOf(answered) };
    await assessments.putAnswer(round, city, 'r-1', anAnswer('looking-ahead', 3), stamp);
    if (submitted > DAYS) return;
    const submission = crypto.randomUUID();
    await assessments.addSubmission(round, city, { submission, version: 1, submittedAt: timeOf(submitted) });
    await issues.put(anIssue({ submission, city, round, requestedAt: timeOf(submitted) }));
    if (mailed > DAYS) return;
    await issues.putDelivery({ submission, issue: 1, messageId: 'm', sentAt: timeOf(mailed) }, 'a-reader');
  };

  const step = Math.floor(cities.length / count);
  const chosen = Array.from({ length: count }, (_, index) => cities[index * step]?.id ?? '');
  await rounds.put(PICTURES_ROUND);
  await Promise.all(chosen.map(seedCity));
  await releases.publish(releaseOf(chosen.slice(0, count / 2)));
};

const releaseOf = (cities: readonly string[]) =>
  aRelease({
    round: PICTURES_ROUND.id,
    publishedAt: new Date(Date.now() - DAY).toISOString(),
    members: cities.map((city, index) => {
      const levels = CAPABILITIES.map((each, place) => [each, levelAt(place, (index + 0.5) / cities.length)]);
      return aReleaseMember({ city, individual: { capabilities: Object.fromEntries(levels), practices: {} } });
    }),
  });

/** From the middle outwards rarer, and around another middle in each capability. */
const levelAt = (place: number, share: number): number => {
  const middle = [2.7, 2.3, 3.1, 2.5, 2.9][place] ?? 3;
  return Math.max(1, Math.min(5, middle + 0.45 * Math.log(share / (1 - share))));
};
