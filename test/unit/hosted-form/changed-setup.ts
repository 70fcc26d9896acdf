import type { Instrument } from '#shared/contracts/instrument.ts';
import type { InstrumentChange } from '#shared/contracts/instrument-change.ts';
import { addMember, answer } from './assessment-setup.ts';
import { ROUND, setUpForm } from './form-setup.ts';
import { createVisitor } from './visitor.ts';

export const NEXT = '2026.2';

/** The same instrument under a new number, with one question in other words. */
export const reworded = (instrument: Instrument): Instrument => ({
  ...instrument,
  version: NEXT,
  capabilities: instrument.capabilities.map((capability) => ({
    ...capability,
    practices: capability.practices.map((practice) =>
      practice.id === 'looking-ahead' ? { ...practice, question: 'How far ahead does your city look?' } : practice,
    ),
  })),
});

/** A round that went on to the next instrument after somebody had answered two practices. */
export const setUpChange = async (change?: InstrumentChange) => {
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
