import { describe, expect, it } from 'vitest';
import { answer, BASE, submit } from './assessment-setup.ts';
import { NEXT, setUpChange } from './changed-setup.ts';
import { FREETOWN, ROUND } from './form-setup.ts';

const PAGE = `${BASE}/practices/looking-ahead`;

describe('an answer to a question that has changed since', () => {
  it('stands under the new question with a notice, until it is saved again', async () => {
    const { visitor } = await setUpChange();
    const { html } = await visitor.get(PAGE);
    expect(html).toContain('How far ahead does your city look?');
    expect(html).toContain('This question has changed since you answered it');
    expect(html).toContain('Your answer was given to version 2026.1. The words of version 2026.2 are different.');
    await answer(visitor, 'looking-ahead', { choice: '4' });
    expect((await visitor.get(PAGE)).html).not.toContain('This question has changed');
  });

  it('is named on the list; one whose words are the same is not', async () => {
    const { visitor } = await setUpChange();
    const { html } = await visitor.get(BASE);
    expect(html).toContain('1 question has changed since you answered');
    expect(html).toContain('Please look again at: Looking ahead.');
    expect((await visitor.get(`${BASE}/practices/using-data`)).html).not.toContain('This question has changed');
  });

  it('says what changed where that was declared, and only there', async () => {
    const note = 'The second statement now asks for a written outlook.';
    const { visitor } = await setUpChange({ from: '2026.1', to: NEXT, practices: { 'using-data': note } });
    expect((await visitor.get(`${BASE}/practices/using-data`)).html).toContain(note);
    expect((await visitor.get(PAGE)).html).not.toContain('This question has changed');
  });

  it('is submitted under the version of the round', async () => {
    const { form, visitor } = await setUpChange();
    await submit(visitor);
    const [entry] = await form.assessments.submissions(ROUND.id, FREETOWN);
    expect((await form.submissions.get(entry?.submission ?? '')).instrument).toBe(NEXT);
  });
});
