import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateQueueCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { interceptLocalhostDns } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createErasureRepository } from '#functions/platform/erasure-repository.ts';
import { aReleaseRound, CITIES } from '../../fakes/release-round.ts';
import { runCapability, startDeploymentEmulator } from './deployment-emulator.ts';

describe('commands of an operator', () => {
  let deployment: Awaited<ReturnType<typeof startDeploymentEmulator>>;
  const folder = mkdtempSync(join(tmpdir(), 'operator-'));
  beforeAll(async () => {
    deployment = await startDeploymentEmulator();
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await deployment.stop();
  });

  const aRoundWith = async (cities: number, change = {}) => {
    const here = aReleaseRound(deployment.table, deployment.files);
    const round = await here.open(change);
    for (const city of CITIES.slice(0, cities)) await here.submit(round, city);
    return { ...here, id: round.id };
  };
  const aList = (...lines: string[]) => {
    const file = join(folder, `${crypto.randomUUID()}.csv`);
    writeFileSync(file, lines.join('\n'));
    return file;
  };

  it('invite nobody when a row cannot be used, and name every such line', async () => {
    const { id } = await aRoundWith(0);
    const file = aList('city,address', 'gn-2409306,ama@freetown.example', 'gn-1,x@y.example', 'gn-3688689,nobody');
    const { exit, error } = await deployment.run('invite', file, '--round', id);
    expect(exit).toBe(2);
    expect(error).toContain('2 rows cannot be used, nobody was invited');
    expect(error).toContain('line 3: there is no city "gn-1"');
    expect(error).toContain('line 4: "nobody" is no e-mail address');
  });

  it('say which variables are missing to send mail', async () => {
    const { id } = await aRoundWith(0);
    const { exit, error } = await deployment.run(
      'invite',
      aList('city,address', 'gn-2409306,a@b.example'),
      '--round',
      id,
    );
    expect(exit).toBe(1);
    expect(error).toMatch(/does not say .*APPLICATION_KEY.* --stage or --local/);
  });

  it('count where the cities of a round stand, never what they answered', async () => {
    const { id } = await aRoundWith(2);
    const { exit, out } = await deployment.run('status', '--round', id, '--json');
    const { counts, cities } = JSON.parse(out);
    expect(exit).toBe(0);
    expect(counts).toMatchObject({ submitted: 2, delivered: 0 });
    expect(Object.keys(cities[0])).not.toContain('answers');
    const { out: none } = await deployment.run('status', '--round', id, '--json', '--only', 'bounced');
    expect(JSON.parse(none).cities).toEqual([]);
  });

  it('refuse to close over drafts, and close when told so', async () => {
    const { id, take, deps } = await aRoundWith(1);
    const round = await deps.rounds.get(id);
    const city = CITIES[5] ?? '';
    await take(round, city);
    await deps.assessments.putAnswer(id, city, 'r-1', {
      practice: 'looking-ahead',
      choice: 3,
      where: [],
      evidence: [],
    });
    const refused = await deployment.run('round', 'close', id);
    expect(refused).toMatchObject({ exit: 3, error: expect.stringContaining('1 cities are still answering') });
    const dry = await deployment.run('round', 'close', id, '--with-drafts', '--dry-run');
    expect(dry).toMatchObject({ exit: 0, out: expect.stringContaining('Would close') });
    expect((await deps.rounds.get(id)).closesAt).toBe(round.closesAt);
    expect((await deployment.run('round', 'close', id, '--with-drafts')).exit).toBe(0);
    expect(Date.parse((await deps.rounds.get(id)).closesAt)).toBeLessThanOrEqual(Date.now());
  });

  it('refuse an export of too few cities, and write nothing in a dry run', async () => {
    const { id } = await aRoundWith(15);
    await deployment.run('release', 'publish', '--round', id);
    const { exit, error } = await deployment.run('export', '--round', id, '--dry-run');
    expect({ exit, error }).toEqual({ exit: 3, error: expect.stringContaining('Only 0 cities agreed') });
  });

  it('say how many reports a re-issue takes, how long and at what cost, and begin none of them', async () => {
    const { id, deps } = await aRoundWith(15);
    await deployment.run('release', 'publish', '--round', id);
    const run = (...words: string[]) =>
      runCapability(['reissue', '--round', id, '--dry-run', ...words], {
        ...deployment.variables,
        TOPIC_ARN: 'arn:none',
      });
    const { exit, out } = await run('--concurrency', '5');
    expect(exit).toBe(0);
    expect(out).toContain(`against ${id}:1: 15 reports, 5 at a time.`);
    expect(out).toMatch(/On AWS about \d+ min and 0\.\d\d USD\.\nNothing was begun/);
    const { estimate } = JSON.parse((await run('--json')).out);
    expect(estimate).toMatchObject({ reports: 15, minutes: expect.any(Number), dollars: expect.any(Number) });
    expect(await deps.releases.list(id)).toHaveLength(1);
  });

  it('send back an erasure that failed as any other work, and say of which city', async () => {
    // The emulator names its queues by a host that not every machine knows.
    const resolveAsBefore = interceptLocalhostDns();
    const { region, url } = { region: 'eu-west-1', url: deployment.variables.AWS_ENDPOINT_URL_S3 };
    const sqs = new SQSClient({
      region,
      endpoint: url,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    const queueNamed = async (QueueName: string, Attributes = {}) =>
      (await sqs.send(new CreateQueueCommand({ QueueName, Attributes }))).QueueUrl ?? '';
    const behind = await queueNamed('erase-dead');
    const deadLetterTargetArn = `arn:aws:sqs:${region}:000000000000:erase-dead`;
    const queue = await queueNamed('erase', {
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 3 }),
    });
    const erasure = crypto.randomUUID();
    const request = {
      step: 'requested',
      city: 'gn-2409306',
      round: 'r',
      by: 'system',
      at: '2026-11-01T12:00:00Z',
    } as const;
    await createErasureRepository(deployment.table).request(erasure, request);
    const MessageBody = JSON.stringify({ erasure, task: 'erase' });
    await sqs.send(new SendMessageCommand({ QueueUrl: behind, MessageBody }));
    const run = (...words: string[]) =>
      runCapability(words, { ...deployment.variables, QUEUE_URLS: queue, AWS_ENDPOINT_URL_SQS: url });

    const dry = await run('redrive', '--dry-run');
    expect(dry.out).toContain(`Freetown (gn-2409306) was to be erased, and is not (erasure ${erasure}, since `);
    expect((await run('doctor', '--json')).out).toContain('Functions gave up on one message');
    const { work } = JSON.parse((await run('redrive', '--json')).out);
    expect(work).toMatchObject([{ step: 'erasure.erase', erasure, city: 'gn-2409306', queue: 'erase' }]);
    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: queue }));
    expect(Messages?.map(({ Body }) => Body)).toEqual([MessageBody]);
    expect((await run('redrive')).out).toContain('No function gave up on anything.');
    sqs.destroy();
    resolveAsBefore();
  });

  it.each([
    ['status', []],
    ['export', []],
    ['round close', []],
  ])('name an unknown round in %s', async (command) => {
    const words = command === 'round close' ? ['round', 'close', 'nowhere'] : [command, '--round', 'nowhere'];
    const { exit, error } = await deployment.run(...words);
    expect({ exit, error }).toEqual({ exit: 2, error: expect.stringContaining('No round nowhere') });
  });
});
