import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDeliveryRepository } from '#functions/platform/delivery-repository.ts';
import { aReleaseRound, CITIES } from '../../fakes/release-round.ts';
import { runCapability, startDeploymentEmulator } from './deployment-emulator.ts';
import { startMailEmulator } from './mail-emulator.ts';

const CITY = CITIES[0] as string;
const JUDGE = 'judge@university.example';

describe('naming an assessor from the terminal', () => {
  let deployment: Awaited<ReturnType<typeof startDeploymentEmulator>>;
  let mail: Awaited<ReturnType<typeof startMailEmulator>>;
  beforeAll(async () => {
    [deployment, mail] = await Promise.all([startDeploymentEmulator(), startMailEmulator()]);
  });
  afterAll(() => Promise.all([deployment.stop(), mail.stop()]));

  const run = (...words: string[]) => runCapability(words, { ...deployment.variables, ...mail.variables });
  const aRound = async () => {
    const here = aReleaseRound(deployment.table, deployment.files);
    const round = await here.open({ closesAt: '2099-12-31T00:00:00Z' });
    await here.take(round, CITY);
    const assessors = async () =>
      (await here.deps.assessments.members(round.id, CITY)).filter(({ roles }) => roles.includes('assessor'));
    return { id: round.id, assessors, where: ['--round', round.id, '--city', CITY] };
  };

  it('asks one person by one mail, writes it down, and ends the part again', async () => {
    const { id, assessors, where } = await aRound();
    const dry = await run('assessor', 'name', JUDGE, ...where, '--dry-run');
    expect(dry).toMatchObject({ exit: 0, out: expect.stringContaining('Nobody was named (--dry-run)') });
    expect([await assessors(), mail.mailsTo(JUDGE)]).toEqual([[], 0]);

    const named = await run('assessor', 'name', JUDGE, ...where, '--json');
    expect(named).toMatchObject({ exit: 0, error: '' });
    expect(JSON.parse(named.out)).toEqual({ dryRun: false, round: id, city: CITY, outcome: 'sent' });
    const again = await run('assessor', 'name', JUDGE, ...where);
    expect(again).toMatchObject({ exit: 0, out: expect.stringContaining('not mailed again') });
    expect([(await assessors()).length, mail.mailsTo(JUDGE)]).toEqual([1, 1]);
    await run('assessor', 'name', JUDGE, ...where, '--again');
    expect(mail.mailsTo(JUDGE)).toBe(2);

    const would = await run('assessor', 'dismiss', JUDGE, ...where, '--dry-run');
    expect(would).toMatchObject({ exit: 0, out: expect.stringContaining('Nobody was dismissed') });
    expect(await assessors()).toHaveLength(1);
    const gone = await run('assessor', 'dismiss', JUDGE, ...where);
    expect(gone).toMatchObject({ exit: 0, out: expect.stringContaining('The verified levels stay') });
    expect(await assessors()).toEqual([]);

    const log = JSON.parse((await run('audit', 'list', '--round', id, '--json')).out) as { action: string }[];
    expect(log.map(({ action }) => action).toReversed()).toEqual(
      expect.arrayContaining(['assessor-named', 'assessor-dismissed']),
    );
    expect(JSON.stringify(log)).not.toContain(JUDGE);
  });

  it('names a person whose address bounced, and says that no mail went there', async () => {
    const { assessors, where } = await aRound();
    const { out } = await run('assessor', 'name', 'first@university.example', ...where, '--json');
    expect(JSON.parse(out).outcome).toBe('sent');
    const [{ person } = { person: '' }] = await assessors();
    const events = createDeliveryRepository(deployment.table);
    await events.put({ person, kind: 'bounce', messageId: 'm', at: '2026-11-01T12:00:00Z', permanent: true });
    const { exit, out: said } = await run('assessor', 'name', 'first@university.example', ...where, '--again');
    expect({ exit, said }).toEqual({ exit: 1, said: expect.stringContaining('Tell the person by other means') });
  });

  it.each([
    ['an unknown round', ['--round', 'nowhere', '--city', CITY], 'No round nowhere'],
    ['a city that takes no part', ['--city', CITIES[1] as string], 'does not take part'],
    ['a language that the round has not', ['--language', 'fr'], 'no language "fr". It has: en'],
  ])('calls %s wrong use', async (_, words, said) => {
    const { where } = await aRound();
    const { exit, error } = await run('assessor', 'name', JUDGE, ...where, ...words);
    expect({ exit, error }).toEqual({ exit: 2, error: expect.stringContaining(said) });
  });

  it('dismisses nobody who was not named', async () => {
    const { where } = await aRound();
    const { exit, error } = await run('assessor', 'dismiss', 'nobody@university.example', ...where);
    expect({ exit, error }).toEqual({ exit: 2, error: expect.stringContaining('assesses nothing of') });
    expect(error).not.toContain('nobody@university.example');
  });
});
