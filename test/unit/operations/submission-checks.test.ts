import { beforeEach, describe, expect, it } from 'vitest';
import { createCloseAnswering } from '#shared/operations/consensus/close-answering.ts';
import { createReadConsensus } from '#shared/operations/consensus/read-consensus.ts';
import { createPreviewSubmission, createSubmitCity } from '#shared/operations/submission/submit-city.ts';
import { type CityUnderTest, setUpCity } from './city-group.ts';

let city: CityUnderTest;
let ama: Awaited<ReturnType<CityUnderTest['join']>>;
beforeEach(async () => {
  city = await setUpCity();
  ama = await city.join('ama@city.test', ['coordinator']);
});
const submit = (id: string = crypto.randomUUID()) => createSubmitCity(city)(ama, id);

describe('a submission that is refused', () => {
  it('says by which field, and what is wrong', async () => {
    await expect(submit()).rejects.toMatchObject({
      ...{ code: 'invalid_input', message: 'No answers' },
      issues: [{ field: 'responses', message: 'nobody-answered' }],
    });
    await city.respond('ben', [2]);
    await expect(submit()).rejects.toMatchObject({
      ...{ code: 'invalid_input', message: 'One person other than who submits' },
      issues: [{ field: 'responses', message: 'sole-respondent-is-another' }],
    });
  });

  it('is one of another round or city', async () => {
    for (const name of ['ben', 'eva']) await city.respond(name, [2]);
    const sent = await submit();
    expect(await submit(sent.id)).toMatchObject({ source: 'form' });
    const unknown = { code: 'not_found', message: 'No such submission' };
    const elsewhere = { ...ama, round: { ...ama.round, id: 'another-round' } };
    await expect(createSubmitCity(city)(elsewhere, sent.id)).rejects.toMatchObject(unknown);
    const other = { ...ama, city: { id: 'gn-3688689' } };
    await expect(createSubmitCity(city)(other, sent.id)).rejects.toMatchObject(unknown);
  });
});

describe('what a submission shows', () => {
  it('is levels of three people at least: only from then on answers join in batches', async () => {
    const shownAt = async () => (await city.consensus.newestCount(city.round.id, city.city))?.shownAt;
    for (const name of ['ben', 'eva']) await city.respond(name, [2]);
    await submit();
    expect(await shownAt()).toBeUndefined();
    await city.respond('lu', [2]);
    await submit();
    expect(await shownAt()).toBe('2026-11-23T10:00:00.000Z');
  });

  it('is looked at beforehand by passing names before anything was counted, and by those that stay afterwards', async () => {
    const preview = createPreviewSubmission(city.deps);
    const id = crypto.randomUUID();
    expect(await preview(ama, id)).toBeUndefined();
    for (const name of ['ben', 'eva', 'lu']) await city.respond(name, [2]);
    const before = await preview(ama, id);
    expect(before?.input.responses.map(({ respondent }) => respondent)).toEqual([
      'passing-1',
      'passing-2',
      'passing-3',
    ]);
    expect(before).toMatchObject({ respondents: 3, waiting: 0, unchanged: undefined });
    expect(await city.consensus.newestCount(city.round.id, city.city)).toBeUndefined();
    await createCloseAnswering(city.deps)(ama);
    await createReadConsensus(city.deps)(ama, city.instrument);
    const after = await preview(ama, id);
    expect(after?.input.responses.map(({ respondent }) => respondent)).not.toContain('passing-1');
    expect(after?.unchanged).toBeUndefined();
  });
});
