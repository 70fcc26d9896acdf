import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { reportOf } from '#test/fakes/reports.ts';
import { answer, BASE, putReport, setUpAssessment, submit } from './assessment-setup.ts';

const kilobytes = (html: string) => gzipSync(html).length / 1000;

/** Freetown with every question answered, the first with everything that its page can hold. */
const setUpAnswered = async () => {
  const setUp = await setUpAssessment();
  const { form, visitor } = setUp;
  const instrument = form.content.instrument('2026.1', 'en');
  for (const [index, { id }] of instrument.capabilities.flatMap(({ practices }) => practices).entries()) {
    await answer(visitor, id, { choice: String((index % 5) + 1), comment: 'A comment of some words.' });
  }
  return setUp;
};

describe('the size of a page as it is sent', () => {
  it('stays under 4 KB for questions and lists, and under 10 for the check page', async () => {
    const { visitor } = await setUpAnswered();
    const sizes: Record<string, number> = {};
    for (const path of [
      'practices/looking-ahead',
      'conditions/culture',
      'profile',
      'focus',
      'comparison',
      'delivery',
    ]) {
      sizes[path] = kilobytes((await visitor.get(`${BASE}/${path}`)).html);
    }
    for (const path of ['/', '/assessments', BASE, '/rounds/open-2026?city=san', '/sign-in/sent', '/privacy']) {
      sizes[path] = kilobytes((await visitor.get(path)).html);
    }
    expect(Object.entries(sizes).filter(([, size]) => size >= 4)).toEqual([]);
    expect(kilobytes((await visitor.get(`${BASE}/check`)).html)).toBeLessThan(10);
  });

  it('stays under 40 KB for the results of a full report', async () => {
    const { form, visitor } = await setUpAnswered();
    const id = await submit(visitor);
    await putReport(form, id, reportOf('many-with-disagreement'));
    expect(kilobytes((await visitor.get(`/results/${id}`)).html)).toBeLessThan(40);
  });
});
