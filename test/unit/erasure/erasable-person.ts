import { anAnswer } from '#test/fakes/assessment-items.ts';
import { BOGOTA, FILE, FREETOWN, LOOKING_AHEAD, ROUND, setUpWorld } from './erasable-world.ts';

export const KOFI: string = 'Kofi@accra.test';
export const AMA = 'ama@accra.test';
const evidence = [{ id: 'text', kind: 'text' as const, title: '', value: 'Minutes' }];

/** A response with words in its comment and its evidence. */
export const written = (respondent: string, comment: string) => ({
  respondent,
  role: 'planner',
  answers: [anAnswer(LOOKING_AHEAD, 4, { comment, evidence, where: ['universities'] })],
});

/** A world in which Kofi answered for a city that Ama coordinates; both get reports, Ama those of another city too. */
export const setUpPerson = async () => {
  const world = await setUpWorld();
  const kofi = await world.join(KOFI, FREETOWN, 'm-kofi', ['respondent']);
  await world.join(AMA, FREETOWN, 'm-ama', ['coordinator']);
  await world.answer(FREETOWN, 'm-kofi', FILE);
  const settings = { conditions: [], recipients: [AMA, KOFI] };
  await world.assessments.changeSettings(ROUND.id, FREETOWN, () => settings);
  await world.assessments.changeSettings(ROUND.id, BOGOTA, () => ({ conditions: [], recipients: [AMA] }));
  return { world, kofi };
};
