import { describe, expect, it } from 'vitest';
import type { System } from '#test/pipeline/running-system.ts';
import { answerAtOnce } from './answer-at-once.ts';
import { seatRespondents } from './respondents.ts';

const PRACTICE = 'looking-ahead';
const CITIES = ['gn-3688689', 'gn-1007311', 'gn-1018725', 'gn-1016181'];
/** A few seconds are enough; a machine that is busy with other things takes longer and still loses nothing. */
const PATIENCE = 240_000;

/** A small run of what `npm run bench -- answering` does with whole questionnaires and 200 cities. */
export const describeManyPeople = (ground: () => System): void => {
  describe('many people who answer at once', () => {
    it.each([
      ['50 of one city', ['gn-2409306'], 50, [PRACTICE]],
      ['of several cities, who change it', CITIES, 3, [PRACTICE, PRACTICE]],
    ])('lose no answer: %s', { timeout: PATIENCE }, async (_, cities, people, practices) => {
      const system = ground();
      const respondents = await seatRespondents(system, cities, people);
      const { saves, errors, lost } = await answerAtOnce(system.formUrl, system, respondents, practices);
      expect({ errors, lost }).toEqual({ errors: [], lost: [] });
      expect(saves).toHaveLength(respondents.length * practices.length);
    });
  });
};
