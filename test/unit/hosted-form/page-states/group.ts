import { addMember, answer, BASE } from '../assessment-setup.ts';
import type { FormUnderTest } from '../form-setup.ts';
import { close, enter, invite, setUpGroup } from '../group-setup.ts';
import { hiddenFields } from '../hidden-fields.ts';
import type { Visitor } from '../visitor.ts';
import { createRecorder, type Recorder } from './recorder.ts';

const AGREE = `${BASE}/consensus/looking-ahead`;
const EVIDENCE = `${BASE}/evidence/looking-ahead`;

/** What a city's people do with each other: one colleague, a group that differs, and the assessor. */
export const seeGroup = async () => [
  ...(await seeOneColleague()),
  ...(await seeDifferingGroup()),
  ...(await seeAssessor()),
];

const seeOneColleague = async () => {
  const { form, ama } = await setUpGroup(['4']);
  const recorder = createRecorder(form);
  await seePeople(form, ama, recorder);
  await seeLeaving(form, recorder);
  const { see, send } = recorder;
  await see(ama, `${BASE}/check`, 'with one other person');
  await send(ama, `${BASE}/submit`, 'with one other person', { submission: crypto.randomUUID() });
  await see(ama, `${BASE}/close`, 'before the button');
  await close(ama);
  await see(ama, `${BASE}/consensus`, 'of too few');
  await see(ama, AGREE, 'of too few');
  return recorder.states;
};

const seePeople = async (form: FormUnderTest, ama: Visitor, { see, send }: Recorder) => {
  const people = `${BASE}/people`;
  const [colleague] = (await form.assessments.members('open-2026', 'gn-2409306')).filter(
    ({ roles }) => !roles.includes('coordinator'),
  );
  await see(ama, people, 'with a colleague');
  await send(ama, people, 'with lines that are wrong', { addresses: 'kofi@city.test\nnobody', role: '' });
  await see(ama, (await invite(ama, 'kofi@city.test')).location, 'after an invitation');
  await see(ama, `${people}/${colleague?.id}`, 'before the button');
  await send(ama, `${people}/${colleague?.id}`, 'who has begun', {});
  await see(ama, `${BASE}/remind`, 'before the button');
  await see(ama, `${BASE}/step-down`, 'before the button');
  await send(ama, `${BASE}/step-down`, 'with no other coordinator', {});
};

const seeLeaving = async (form: FormUnderTest, { see, send }: Recorder) => {
  form.clock.now = new Date(form.clock.now.getTime() + 16 * 60_000);
  const leave = `${BASE}/leave`;
  const person = await enter(form, 'person1@city.test');
  await see(person, BASE, 'for a respondent');
  await see(person, `${BASE}/consensus`, 'while people answer');
  await see(person, leave, 'before a choice');
  await send(person, leave, 'without a choice', {});
  await send(person, leave, 'to nobody', { what: 'hand-over', address: 'nobody' });
  await send(person, leave, 'handed over', { what: 'hand-over', address: 'binta@city.test', sure: 'yes' });
  const binta = await enter(form, 'binta@city.test');
  await answer(binta, 'looking-ahead');
  await send(binta, leave, 'withdrawn', { what: 'withdraw', sure: 'yes' });
};

const seeDifferingGroup = async () => {
  const { form, ama } = await setUpGroup(['1', '3', '5']);
  const { see, send, states } = createRecorder(form);
  await see(ama, `${BASE}/consensus`, 'while people answer');
  await close(ama);
  await see(ama, `${BASE}/consensus`, 'of a group that differs');
  await see(ama, AGREE, 'of a group that differs');
  await send(ama, AGREE, 'without a level', { level: '' });
  await send(ama, AGREE, 'without a reason', { level: '5', reason: '' });
  const earlier = hiddenFields((await ama.get(AGREE)).html);
  await ama.post(AGREE, { level: '4', reason: 'The new plan.' });
  await send(ama, AGREE, 'agreed elsewhere meanwhile', { ...earlier, level: '2', reason: 'The old plan.' });
  await addMember(form, 'late@city.test', ['respondent']);
  await answer(await enter(form, 'late@city.test'), 'looking-ahead', { choice: '2' });
  await ama.get(`${BASE}/consensus`);
  await see(ama, (await ama.post(`${BASE}/late`)).location, 'with an answer that waits');
  await see(ama, AGREE, 'that was agreed');
  await see(await enter(form, 'person1@city.test'), `${BASE}/consensus`, 'for a respondent');
  await see(ama, `${BASE}/check`, 'with a group');
  return states;
};

const seeAssessor = async () => {
  const { form, ama } = await setUpGroup([]);
  const { see, send, states } = createRecorder(form);
  await addMember(form, 'assessor@else.test', ['assessor']);
  const assessor = await enter(form, 'assessor@else.test');
  await see(assessor, '/assessments', 'for an assessor');
  await see(assessor, `${BASE}/evidence`, 'without evidence');
  await see(assessor, EVIDENCE, 'without evidence');
  await answer(ama, 'looking-ahead', { 'evidence-text': 'An outlook.', 'evidence-link': 'www.city.org/outlook' });
  await see(assessor, `${BASE}/evidence`, 'with evidence');
  await see(assessor, EVIDENCE, 'with evidence');
  await send(assessor, EVIDENCE, 'without a level', { level: '', reason: '' });
  const earlier = hiddenFields((await assessor.get(EVIDENCE)).html);
  await assessor.post(EVIDENCE, { level: '3', reason: 'The outlook says so.' });
  await send(assessor, EVIDENCE, 'verified elsewhere meanwhile', { ...earlier, level: '4', reason: 'It does.' });
  await see(assessor, EVIDENCE, 'that was verified');
  return states;
};
