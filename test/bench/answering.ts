import { createContent } from '#functions/platform/content.ts';
import { answerAtOnce, type Measured } from '../load/answer-at-once.ts';
import { seatRespondents } from '../load/respondents.ts';
import { createSpawnedSystem } from '../pipeline/spawned-system.ts';
import { ms, print, quantileOf } from './measure.ts';

const PEOPLE_OF_ONE_CITY = 50;
const CITIES_AT_ONCE = 200;
/** Enough to measure a save; the whole questionnaire would take four times as long and tell the same. */
const PRACTICES_OF_MANY_CITIES = 5;

const spread = (values: readonly number[]): string =>
  [0.5, 0.95, 1].map((share) => ms(quantileOf(values, share))).join(' / ');

const report = ({ saves, firstBytes, errors, lost }: Measured, seconds: number): void => {
  print('  saves, all read back', `${saves.length}, ${lost.length} lost, ${errors.length} errors`);
  print('  a save: p50 / p95 / longest', spread(saves));
  print('  first byte of a question: p50 / p95 / longest', spread(firstBytes));
  print('  pages and saves a second', `${Math.round((2 * saves.length) / seconds)}`);
  if (lost.length + errors.length > 0) throw new Error([...errors, ...lost].slice(0, 5).join('; '));
};

/**
 * 50 people of one city answer all 20 practices at once, then one person of each of 200 cities the first 5; every save
 * that was acknowledged is read back, and nothing may be lost.
 */
export const benchAnswering = async (): Promise<void> => {
  const content = createContent();
  const cities = content.population().cities.filter(({ partOf }) => partOf === undefined);
  const [one, ...others] = cities.slice(0, CITIES_AT_ONCE + 1).map(({ id }) => id);
  const practices = content
    .instrument('2026.1', 'en')
    .capabilities.flatMap((capability) => capability.practices.map(({ id }) => id));
  const system = await createSpawnedSystem();
  await system.start();
  try {
    const access = system.access();
    const address = `http://127.0.0.1:${system.port}`;
    for (const [title, where, people, asked] of [
      [`${PEOPLE_OF_ONE_CITY} people of one city at once`, [one ?? ''], PEOPLE_OF_ONE_CITY, practices],
      [`${CITIES_AT_ONCE} cities at once`, others, 1, practices.slice(0, PRACTICES_OF_MANY_CITIES)],
    ] as const) {
      print(title, '');
      const respondents = await seatRespondents(access, where, people);
      const started = performance.now();
      const [first = ''] = asked;
      report(await answerAtOnce(address, access, respondents, [...asked, first]), (performance.now() - started) / 1000);
    }
  } finally {
    await system.stop();
  }
};
