import { addMember, answer, BASE, setUpAssessment } from './assessment-setup.ts';
import type { FormUnderTest } from './form-setup.ts';
import { createVisitor, type Visitor } from './visitor.ts';

export const enter = async (form: FormUnderTest, address: string): Promise<Visitor> => {
  const visitor = createVisitor(form);
  await visitor.signIn(address);
  return visitor;
};

/** Ama coordinates and answers; so many colleagues answer one practice, at these levels. */
export const setUpGroup = async (levels: readonly string[]) => {
  const { form, visitor: ama } = await setUpAssessment();
  for (const [index, choice] of levels.entries()) {
    const address = `person${index + 1}@city.test`;
    await addMember(form, address, ['respondent']);
    await answer(await enter(form, address), 'looking-ahead', { choice });
  }
  return { form, ama };
};

export const invite = async (visitor: Visitor, addresses: string, role = 'respondent') => {
  await visitor.get(`${BASE}/people`);
  return visitor.post(`${BASE}/people`, { addresses, role });
};

export const close = async (visitor: Visitor) => {
  await visitor.get(`${BASE}/close`);
  return visitor.post(`${BASE}/close`);
};
