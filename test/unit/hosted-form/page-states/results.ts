import { REPORT_CASES } from '#test/fakes/report-inputs.ts';
import { reportOf } from '#test/fakes/reports.ts';
import { addMember, answer, BASE, putReport, setUpAssessment, submit } from '../assessment-setup.ts';
import { enter } from '../group-setup.ts';
import { createRecorder } from './recorder.ts';

/** What comes of a submission: the receipt, the wait, every kind of report, and the own answers. */
export const seeResults = async () => {
  const { form, visitor } = await setUpAssessment();
  const { see, states } = createRecorder(form);
  const practices = form.content.instrument('2026.1', 'en').capabilities.flatMap((capability) => capability.practices);
  for (const { id } of practices) await answer(visitor, id, { comment: 'A comment of some words.' });
  const first = await submit(visitor);
  await putReport(form, first, reportOf('one-respondent'));
  await answer(visitor, 'looking-ahead', { choice: '4' });
  const id = await submit(visitor);
  const results = `/results/${id}`;
  await see(visitor, '/assessments', 'with results');
  await see(visitor, BASE, 'with results');
  await see(visitor, `${BASE}/check`, 'with nothing new');
  await see(visitor, `${results}/receipt`, 'at once');
  await see(visitor, `${results}/receipt?thanks=yes`, 'after an opinion');
  await see(visitor, results, 'before the report');
  for (const name of REPORT_CASES) {
    await putReport(form, id, reportOf(name));
    await see(visitor, results, name);
  }
  await see(visitor, `${results}?thanks=yes`, 'after an opinion');
  await see(visitor, `${results}/answers`, 'of somebody who answered');
  await addMember(form, 'kofi@city.test', ['respondent']);
  await see(await enter(form, 'kofi@city.test'), `${results}/answers`, 'of somebody who did not');
  return states;
};
