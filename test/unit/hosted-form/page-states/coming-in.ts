import { DomainError, ERROR_CODES } from '#shared/domain/errors.ts';
import { BASE, setUpAssessment } from '../assessment-setup.ts';
import { type FormUnderTest, FREETOWN, ROUND } from '../form-setup.ts';
import { enter } from '../group-setup.ts';
import { hiddenFields } from '../hidden-fields.ts';
import { createVisitor } from '../visitor.ts';
import { createRecorder, type Recorder } from './recorder.ts';

/** What everybody can read, coming in, and everything that can go wrong wherever one is. */
export const seeComingIn = async () => {
  const { form } = await setUpAssessment();
  const recorder = createRecorder(form);
  await seeSignIn(form, recorder);
  await seeFailures(form, recorder);
  await seeFirstPages(form, recorder);
  await seeEndedSession(form, recorder);
  return recorder.states;
};

const seeSignIn = async (form: FormUnderTest, { see, send }: Recorder) => {
  const nobody = createVisitor(form);
  for (const path of ['/', '/privacy', '/accessibility', '/sources', '/sign-in', '/sign-in/sent']) {
    await see(nobody, path, 'for anybody');
  }
  await see(nobody, '/sign-in/confirm?token=made-up', 'before the button');
  await send(nobody, '/sign-in', 'with a wrong address', { address: 'ama at city', next: '' });
  await send(nobody, '/sign-in/confirm', 'with a link that was used', { token: 'made-up' });
};

const seeFailures = async ({ failing, mails }: FormUnderTest, { see }: Recorder) => {
  const issues = [{ field: 'reason', message: 'reason-missing' }];
  const known = ERROR_CODES.map((code) => new DomainError(code, code, code === 'invalid_input' ? issues : []));
  for (const error of [...known, new Error('anything else')]) {
    await see(createVisitor({ serve: failing(error), mails }), '/any', `that failed with ${error.message}`);
  }
};

const seeFirstPages = async (form: FormUnderTest, { see, send }: Recorder) => {
  const stranger = await enter(form, 'stranger@else.test');
  const round = `/rounds/${ROUND.id}`;
  await see(stranger, '/', 'for who is signed in');
  await see(stranger, '/no-such-page', 'for who is signed in');
  await see(stranger, '/assessments', 'without a part anywhere');
  await see(stranger, round, 'before a search');
  await see(stranger, `${round}?city=san`, 'with cities');
  await see(stranger, `${round}?city=qqqqqq`, 'without a city');
  await send(stranger, `${round}/claim`, 'without a choice', { query: 'san' });
  await send(stranger, `${round}/claim`, 'of a city that is taken', { query: 'free', claim: FREETOWN });
  await see(stranger, '/session', 'that can be made longer');
  await see(stranger, '/sign-out', 'before the button');
  await enter(form, 'stranger@else.test');
  await see(stranger, '/sign-out', 'on two devices');
  form.clock.now = new Date(form.clock.now.getTime() + 11.8 * 3_600_000);
  await see(stranger, '/assessments', 'shortly before the session ends');
};

const seeEndedSession = async (form: FormUnderTest, { send }: Recorder) => {
  const ama = await enter(form, 'ama@city.test');
  const page = `${BASE}/practices/looking-ahead`;
  const hidden = hiddenFields((await ama.get(page)).html);
  form.clock.now = new Date(form.clock.now.getTime() + 13 * 3_600_000);
  const kept = await send(ama, page, 'after the session ended', { ...hidden, comment: 'kept', go: 'next' });
  const sent = { ...hiddenFields(kept.html), address: 'ama@city.test' };
  await send(ama, '/sign-in', 'with text that is kept', sent);
};
