import { createContent } from '#functions/platform/content.ts';
import { CITY_STATES, type CityState } from '#shared/operations/round-status.ts';
import { anAnswer, anAssessment, anIssue, aRound } from '#test/fakes/assessment-items.ts';
import type { Stores } from './stores.ts';

const HOUR = 3_600_000;

export const WATCHED_ROUND = aRound({
  id: 'cities-2026',
  name: 'Cities in practice 2026',
  closesAt: '2099-01-01T00:00:00Z',
});
export const coordinatorOf = (index: number): string => `coordinator-${index}@city-${index}.test`;

const reach = (state: CityState): number => CITY_STATES.indexOf(state);

/**
 * A round of so many cities in turn in each state, every coordinator mailed two days ago. The address of the last but one
 * that is only invited has bounced.
 */
export const seedWatchedRound = async (stores: Stores, count: number): Promise<void> => {
  const { people } = stores;
  const at = new Date(Date.now() - 48 * HOUR).toISOString();
  await stores.rounds.put(WATCHED_ROUND);
  const { cities } = createContent().population();

  const seedCity = async (city: string, index: number): Promise<void> => {
    const state = CITY_STATES[index % CITY_STATES.length] ?? 'invited';
    const place = { round: WATCHED_ROUND.id, city };
    const claim = state === 'taking-part' ? 'claimed' : 'invited';
    await stores.assessments.create(anAssessment({ ...place, claim, createdAt: at }));
    if (state === 'taking-part') return;
    const { id: person } = await people.ensure(coordinatorOf(index), 'en');
    await stores.assessments.putMember({ ...place, id: `m-${index}`, person, roles: ['coordinator'], invitedAt: at });
    const mail = { ...place, person, number: 0, kind: 'invitation', language: 'en', startedAt: at } as const;
    await stores.invitations.finish({ ...mail, sentAt: at, messageId: `invitation-${index}` });
    if (reach(state) >= reach('answering')) {
      await stores.assessments.putAnswer(place.round, city, `r-${index}`, anAnswer('looking-ahead', 3));
    }
    if (reach(state) >= reach('submitted')) await seedSubmission(city, reach(state), at);
    if (index === 1) {
      await stores.deliveryEvents.put({ person, kind: 'bounce', messageId: 'invitation-1', at, permanent: true });
    }
  };

  const seedSubmission = async (city: string, reached: number, submittedAt: string): Promise<void> => {
    const submission = crypto.randomUUID();
    await stores.assessments.addSubmission(WATCHED_ROUND.id, city, { submission, version: 1, submittedAt });
    await stores.issues.put(anIssue({ submission, city, round: WATCHED_ROUND.id, requestedAt: submittedAt }));
    if (reached < reach('reported')) return;
    const files = {
      pdfKey: 'reports/x.pdf',
      jsonKey: 'reports/x.json',
      pdfHash: '0'.repeat(64),
      pdfBytes: 1,
      pages: 12,
    };
    await stores.issues.putReport({ submission, issue: 1, language: 'en', ...files });
    if (reached < reach('delivered')) return;
    const person = people.idOf('office@city.test');
    await stores.issues.putDelivery({ submission, issue: 1, messageId: 'm', sentAt: submittedAt }, person);
    await stores.deliveryEvents.put({
      person,
      kind: 'delivery',
      messageId: `report-${submission}`,
      at: submittedAt,
      permanent: false,
      issue: { submission, issue: 1 },
    });
  };

  const step = Math.floor(cities.length / count);
  const indexes = Array.from({ length: count }, (_, index) => index);
  await Promise.all(indexes.map((index) => seedCity(cities[index * step]?.id ?? '', index)));
};
