import { incomingKeyOf } from '#shared/operations/evidence/file-keys.ts';
import { answer, BASE, setUpAssessment } from '../assessment-setup.ts';
import { setUpChange } from '../changed-setup.ts';
import type { FormUnderTest } from '../form-setup.ts';
import { hiddenFields } from '../hidden-fields.ts';
import type { Visitor } from '../visitor.ts';
import { createRecorder, type Recorder } from './recorder.ts';

const PRACTICE = `${BASE}/practices/looking-ahead`;
const TOO_LONG = 'a'.repeat(2001);
const EVERYTHING = {
  where: ['trend-scan'],
  'evidence-text': 'A yearly outlook.',
  'evidence-link': 'www.city.org/outlook',
  comment: '<b>Our</b> "plan"\nreaches to 2040',
};

/** Everything that one person fills in, right and wrong. */
export const seeAnswering = async () => {
  const { form, visitor } = await setUpAssessment();
  const recorder = createRecorder(form);
  await recorder.see(visitor, BASE, 'at the beginning');
  await recorder.see(visitor, `${BASE}/check`, 'with nothing answered');
  await seePractice(visitor, recorder);
  await seeFiles(form, visitor, recorder);
  await seeProfile(visitor, recorder);
  await seeSettings(visitor, recorder);
  const practices = form.content.instrument('2026.1', 'en').capabilities.flatMap((capability) => capability.practices);
  for (const [index, { id }] of practices.entries()) {
    await answer(visitor, id, { choice: String((index % 5) + 1), ...EVERYTHING });
  }
  await recorder.see(visitor, BASE, 'with everything answered');
  await recorder.see(visitor, `${BASE}/check`, 'with everything answered');
  return [...recorder.states, ...(await seeChange())];
};

const seePractice = async (visitor: Visitor, { see, send }: Recorder) => {
  await see(visitor, PRACTICE, 'not answered');
  const wrong = { choice: '', 'evidence-link': 'no link', comment: TOO_LONG, go: 'next' };
  await send(visitor, PRACTICE, 'with everything wrong', wrong);
  const earlier = hiddenFields((await visitor.get(PRACTICE)).html);
  await answer(visitor, 'looking-ahead', EVERYTHING);
  await see(visitor, PRACTICE, 'answered');
  await send(visitor, PRACTICE, 'answered elsewhere meanwhile', { ...earlier, choice: '5', comment: 'here' });
  await visitor.post(PRACTICE, { choice: '', comment: 'not finished', go: 'autosave' });
  await see(visitor, PRACTICE, 'with what was typed before');
};

const seeFiles = async (form: FormUnderTest, visitor: Visitor, { see, send }: Recorder) => {
  const files = `${PRACTICE}/files`;
  await see(visitor, `${BASE}/practices/using-data/files`, 'before the answer');
  const { html } = await see(visitor, files, 'without a file');
  const id = /incoming\/([\w-]+)/.exec(html)?.[1] ?? '';
  await see(visitor, `${files}/${id}`, 'that has arrived');
  const put = (text: string) => form.evidenceStore.put(incomingKeyOf(id), new TextEncoder().encode(text), '');
  await put('MZ a program');
  await send(visitor, `${files}/${id}`, 'that is something else', { title: 'Plan' });
  const again = /incoming\/([\w-]+)/.exec((await visitor.get(files)).html)?.[1] ?? '';
  const pdf = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');
  await form.evidenceStore.put(incomingKeyOf(again), pdf, 'application/pdf');
  await visitor.get(`${files}/${again}`);
  await visitor.post(`${files}/${again}`, { title: 'Strategy 2030' });
  await see(visitor, files, 'with a file');
  await see(visitor, `${files}/${again}`, 'that was kept');
};

const seeProfile = async (visitor: Visitor, { see, send }: Recorder) => {
  await see(visitor, `${BASE}/profile`, 'as it is known');
  await send(visitor, `${BASE}/profile`, 'with numbers that cannot be', { revenue: '140', staff: 'many' });
  const earlier = hiddenFields((await visitor.get(`${BASE}/profile`)).html);
  await visitor.post(`${BASE}/profile`, { revenue: '37,5', staff: '12 500', powers: ['housing'] });
  await send(visitor, `${BASE}/profile`, 'saved elsewhere meanwhile', { ...earlier, budget: '120 million' });
  for (const feature of ['population', 'federal', 'legal-tradition']) {
    await see(visitor, `${BASE}/profile/${feature}`, `of ${feature}`);
    await send(visitor, `${BASE}/profile/${feature}`, `of ${feature}, wrong`, { value: 'x', year: '1066' });
  }
  const population = `${BASE}/profile/population`;
  const before = hiddenFields((await visitor.get(population)).html);
  await visitor.post(population, { value: '1 055 964', year: '2021', source: 'Census' });
  await see(visitor, population, 'that was corrected');
  await send(visitor, population, 'corrected elsewhere meanwhile', { ...before, value: '9', year: '2020', go: 'save' });
  await see(visitor, `${BASE}/profile`, 'with a correction');
};

const SETTINGS: readonly (readonly [path: string, wrong: Record<string, string | string[]>])[] = [
  ['conditions/leadership', { choice: '9' }],
  ['focus', { capabilities: ['adapting-focus', 'strategic-awareness', 'transforming-teams'], reason: TOO_LONG }],
  ['sharing', { contact: TOO_LONG }],
  ['comparison', { lens: 'rose-tinted', k: '3' }],
  ['delivery', { recipients: 'nobody' }],
];

const seeSettings = async (visitor: Visitor, { see, send }: Recorder) => {
  for (const [path, wrong] of SETTINGS) {
    await see(visitor, `${BASE}/${path}`, 'at the beginning');
    await send(visitor, `${BASE}/${path}`, 'that is wrong', wrong);
  }
  const focus = `${BASE}/focus`;
  const earlier = hiddenFields((await visitor.get(focus)).html);
  await visitor.post(focus, { ...earlier, capabilities: ['adapting-focus'], reason: 'There.' });
  await send(visitor, focus, 'saved elsewhere meanwhile', { ...earlier, capabilities: [], reason: 'Here.' });
};

const seeChange = async () => {
  const { form, visitor } = await setUpChange();
  const { see, states } = createRecorder(form);
  await see(visitor, BASE, 'with a question that has changed');
  await see(visitor, PRACTICE, 'that has changed since it was answered');
  return states;
};
