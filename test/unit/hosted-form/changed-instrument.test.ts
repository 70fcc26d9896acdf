import { describe, expect, it } from 'vitest';
import type { Instrument } from '#shared/contracts/instrument.ts';
import type { InstrumentChange } from '#shared/contracts/instrument-change.ts';
import { addMember, answer, BASE, submit } from './assessment-setup.ts';
import { FREETOWN, ROUND, setUpForm } from './form-setup.ts';
import { createVisitor } from './visitor.ts';

const NEXT = '2026.2';
const PAGE = `${BASE}/practices/looking-ahead`;

/** The same instrument under a new number, with one question in other words. */
const reworded = (instrument: Instrument): Instrument => ({
  ...instrument,
  version: NEXT,
  capabilities: instrument.capabilities.map((capability) => ({
    ...capability,
    practices: capability.practices.map((practice) =>
      practice.id === 'looking-ahead' ? { ...practice, question: 'How far ahead does your city look?' } : practice,
    ),
  })),
});

const setUp = async (change?: InstrumentChange) => {
  const form = setUpForm({
    instruments: (version, original) => (version === NEXT ? reworded(original) : undefined),
    instrumentChange: () => change,
  });
  await form.rounds.put(ROUND);
  await addMember(form, 'ama@city.test', ['coordinator', 'respondent']);
  const visitor = createVisitor(form);
  await visitor.signIn('ama@city.test');
  await answer(visitor, 'looking-ahead');
  await answer(visitor, 'using-data');
  await form.rounds.put({ ...ROUND, instrument: NEXT });
  return { form, visitor };
};

describe('an answer to a question that has changed since', () => {
  it('stands under the new question with a notice, until it is saved again', async () => {
    const { visitor } = await setUp();
    const { html } = await visitor.get(PAGE);
    expect(html).toContain('How far ahead does your city look?');
    expect(html).toContain('This question has changed since you answered it');
    expect(html).toContain('Your answer was given to version 2026.1. The words of version 2026.2 are different.');
    await answer(visitor, 'looking-ahead', { choice: '4' });
    expect((await visitor.get(PAGE)).html).not.toContain('This question has changed');
  });

  it('is named on the list; one whose words are the same is not', async () => {
    const { visitor } = await setUp();
    const { html } = await visitor.get(BASE);
    expect(html).toContain('1 question has changed since you answered');
    expect(html).toContain('Please look again at: Looking ahead.');
    expect((await visitor.get(`${BASE}/practices/using-data`)).html).not.toContain('This question has changed');
  });

  it('says what changed where that was declared, and only there', async () => {
    const note = 'The second statement now asks for a written outlook.';
    const { visitor } = await setUp({ from: '2026.1', to: NEXT, practices: { 'using-data': note } });
    expect((await visitor.get(`${BASE}/practices/using-data`)).html).toContain(note);
    expect((await visitor.get(PAGE)).html).not.toContain('This question has changed');
  });

  it('is submitted under the version of the round', async () => {
    const { form, visitor } = await setUp();
    await submit(visitor);
    const [entry] = await form.assessments.submissions(ROUND.id, FREETOWN);
    expect((await form.submissions.get(entry?.submission ?? '')).instrument).toBe(NEXT);
  });
});
