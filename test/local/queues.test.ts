import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findDeadLetterQueues } from '#functions/platform/dead-letter-queues.ts';
import { createDeadLetters } from '#infra/local/dead-letters.ts';
import { type Emulators, startEmulators } from '#infra/local/emulators.ts';
import { FunctionError, type FunctionPool } from '#infra/local/function-pool.ts';
import { addressOf, clientSettings, portsFrom, SECRET_KEY } from '#infra/local/local-clients.ts';
import { createNames } from '#infra/local/names.ts';
import { failedIds, startPollers } from '#infra/local/poller.ts';
import { provision } from '#infra/local/provision.ts';
import { createResolver } from '#infra/local/template.ts';
import { freePort } from '#test/pipeline/free-port.ts';

const PLACE = { region: 'eu-west-1', account: '000000000000' };
const template = {
  Resources: {
    Events: { Type: 'AWS::SNS::Topic', Properties: {} },
    Dead: { Type: 'AWS::SQS::Queue', Properties: {} },
    Work: {
      Type: 'AWS::SQS::Queue',
      Properties: { RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 3 } },
    },
    Feed: {
      Type: 'AWS::SNS::Subscription',
      Properties: {
        TopicArn: { Ref: 'Events' },
        Protocol: 'sqs',
        Endpoint: { 'Fn::GetAtt': ['Work', 'Arn'] },
        RawMessageDelivery: true,
        FilterPolicy: { type: ['wanted'] },
      },
    },
  },
};

describe('queues of the local system', () => {
  let folder: string;
  let emulators: Emulators;
  let stopPollers: () => Promise<void>;
  let deadLetters: ReturnType<typeof createDeadLetters>;
  let sqs: SQSClient;
  let workUrl: string;
  let publish: (body: string, type?: string) => Promise<unknown>;
  const seen: string[] = [];
  let isCured = false;

  const target: FunctionPool = {
    name: 'consumer',
    warm: async () => {},
    stop: async () => {},
    invoke: async (event) => {
      const { Records } = event as SQSEvent;
      seen.push(...Records.map(({ body }) => body));
      if (Records.some(({ body }) => body === 'crash') && !isCured) throw new FunctionError('Error', 'all of them');
      const poisoned = isCured ? [] : Records.filter(({ body }) => body === 'poison');
      return { batchItemFailures: poisoned.map(({ messageId }) => ({ itemIdentifier: messageId })) };
    },
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'queues-'));
    const ports = portsFrom(await freePort());
    emulators = await startEmulators({ folder, place: PLACE, ports, secretKey: SECRET_KEY });
    const base = addressOf(ports.messagesAndFiles);
    const resolver = createResolver(template, createNames(PLACE, base), PLACE);
    const clients = clientSettings(ports, PLACE);
    await provision({ template, resolver, clients, visibilitySeconds: 11 });
    const urlOf = (name: string) => `${base}/${PLACE.account}/${name}`;
    sqs = new SQSClient(clients.sqs);
    workUrl = urlOf('work');
    const mapping = {
      queueArn: 'arn:aws:sqs:eu-west-1:000000000000:work',
      queueUrl: workUrl,
      batchSize: 10,
      reportsFailures: true,
      target,
    };
    ({ stop: stopPollers } = startPollers([mapping], clients.sqs, PLACE, () => {}));
    deadLetters = createDeadLetters(template, resolver, emulators, clients.sqs, urlOf);
    const sns = new SNSClient(clients.sns);
    publish = (Message, type = 'wanted') =>
      sns.send(
        new PublishCommand({
          TopicArn: resolver.reference('Events'),
          Message,
          MessageAttributes: { type: { DataType: 'String', StringValue: type } },
        }),
      );
  });
  afterAll(async () => {
    await stopPollers();
    sqs.destroy();
    await emulators.stop();
    rmSync(folder, { recursive: true });
  });

  it('bring what their filter lets through, as it was published', async () => {
    await publish('other news', 'unwanted');
    await publish('news');
    await vi.waitFor(() => expect(seen).toEqual(['news']), 5000);
  });

  it('try a message three times that fails, then put it aside, and pass the good ones beside it', async () => {
    await Promise.all([publish('poison'), publish('good')]);
    await vi.waitFor(() => expect(deadLetters.list().map(({ body }) => body)).toEqual(['poison']), 15_000);
    expect(seen.filter((body) => body === 'poison')).toHaveLength(3);
    expect(seen.filter((body) => body === 'good')).toHaveLength(1);
  });

  it('let a dead letter be looked at again and again, and keep it', async () => {
    const [queue] = await findDeadLetterQueues(sqs, [workUrl]);
    for (const _ of ['first', 'second', 'third']) expect(await queue?.look()).toMatchObject([{ message: null }]);
    expect(deadLetters.list().map(({ body }) => body)).toEqual(['poison']);
  });

  it('send a dead letter once more when a person says so', async () => {
    isCured = true;
    expect(await deadLetters.redrive()).toBe(1);
    await vi.waitFor(() => expect(seen.filter((body) => body === 'poison')).toHaveLength(4), 5000);
    expect(deadLetters.list()).toEqual([]);
  });

  it('are found where the next start listens', async () => {
    await stopPollers();
    await emulators.stop();
    const ports = portsFrom(await freePort());
    emulators = await startEmulators({ folder, place: PLACE, ports, secretKey: SECRET_KEY });
    const client = new SQSClient(clientSettings(ports, PLACE).sqs);
    const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: 'work' }));
    expect(QueueUrl).toBe(`${addressOf(ports.messagesAndFiles)}/${PLACE.account}/work`);
    client.destroy();
  });
});

describe('an answer about a batch', () => {
  const messages = [{ MessageId: 'a' }, { MessageId: 'b' }];
  it.each([
    ['names what failed', { batchItemFailures: [{ itemIdentifier: 'b' }] }, ['b']],
    ['names a stranger, so all failed', { batchItemFailures: [{ itemIdentifier: 'x' }] }, ['a', 'b']],
    ['names nothing, so all succeeded', null, []],
  ])('%s', (_, answer, expected) => {
    expect([...failedIds(messages, answer, true)]).toEqual(expected);
  });
});
