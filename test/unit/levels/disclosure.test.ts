import { describe, expect, it } from 'vitest';
import { responseSchema } from '#shared/contracts/response.ts';
import { type Choices, response, responses, scoreFirst } from './assessment.ts';

const full: Choices = [3, 3, 3, 3];
const times = (count: number, choices: Choices): Choices[] => Array.from({ length: count }, () => choices);

describe('who may see individual levels', () => {
  it.each([
    [1, true, true],
    [2, false, false],
    [3, true, false],
    [4, true, true],
  ])('%i respondents: capability %s, practices %s', (count, capability, practices) => {
    expect(scoreFirst({ responses: responses(...times(count, full)) }).shown).toEqual({ capability, practices });
  });

  it('does not take the only one who answered this capability for a sole respondent', () => {
    const elsewhere = responseSchema.parse({
      respondent: 'r-2',
      answers: [{ practice: 'building-skills', choice: 3 }],
    });
    const shown = scoreFirst({ responses: [response('r-1', full), elsewhere] }).shown;
    expect(shown).toEqual({ capability: false, practices: false });
  });

  it('takes no empty response for a second respondent', () => {
    expect(scoreFirst({ responses: responses(full, []) }).shown).toEqual({ capability: true, practices: true });
  });

  it('counts for a capability only who gave a level in it', () => {
    const rows = [full, full, ['dont-know', 'dont-know', 'dont-know', 'dont-know']] as Choices[];
    expect(scoreFirst({ responses: responses(...rows) }).shown.capability).toBe(false);
  });

  it('hides practices where one of them was answered by fewer than four', () => {
    const three = [...times(4, [3, 3, 3, 3]).slice(1), [3, 3, 3, null]] as Choices[];
    expect(scoreFirst({ responses: responses(...three) }).shown).toEqual({ capability: true, practices: false });
  });

  it('takes don’t know for an answer, and no notice of a practice that nobody answered', () => {
    const rows = [...times(3, [3, 3, 3, null]), [3, 3, 'dont-know', null]] as Choices[];
    expect(scoreFirst({ responses: responses(...rows) }).shown.practices).toBe(true);
  });

  it('shows nothing where nobody answered anything', () => {
    expect(scoreFirst({ responses: [] }).shown).toEqual({ capability: false, practices: false });
  });
});
