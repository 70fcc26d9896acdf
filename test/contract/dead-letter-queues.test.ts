import {
  ChangeMessageVisibilityCommand,
  type ChangeMessageVisibilityCommandInput,
  CreateQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  type SQSClientConfig,
} from '@aws-sdk/client-sqs';
import { buildApp } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDeadLetterQueues } from '#functions/platform/dead-letter-queues.ts';
import { failedMessageSchema } from '#shared/contracts/failed-work.ts';
import type { GivenUp } from '#shared/ports/pipeline.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

describe('what functions gave up on', () => {
  const app = buildApp({ logger: false });
  let settings: SQSClientConfig;
  let sqs: SQSClient;
  let queue: string;
  let deadLetters: string;

  /** As the queue would give it back; the step is the event's type. */
  const messageOf = (event: unknown) => failedMessageSchema.parse(event);
  const arnOf = (name: string) => `arn:aws:sqs:eu-west-1:000000000000:${name}`;
  const queueNamed = async (QueueName: string, Attributes = {}) =>
    (await sqs.send(new CreateQueueCommand({ QueueName, Attributes }))).QueueUrl ?? '';

  beforeAll(async () => {
    const endpoint = await app.listen({ host: '127.0.0.1', port: 0 });
    settings = { endpoint, region: 'eu-west-1', credentials };
    sqs = new SQSClient(settings);
    deadLetters = await queueNamed('score-dead');
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: arnOf('score-dead'), maxReceiveCount: 3 });
    queue = await queueNamed('score', { RedrivePolicy });
  });
  afterAll(async () => {
    sqs.destroy();
    await app.close();
  });

  it('is found behind their queues, looked at without being taken, and sent back', async () => {
    const event = { type: 'submission.received', submission: crypto.randomUUID(), issue: 2 } as const;
    for (const MessageBody of [JSON.stringify(event), 'not an event']) {
      await sqs.send(new SendMessageCommand({ QueueUrl: deadLetters, MessageBody }));
    }
    const [found, ...others] = await findDeadLetterQueues(sqs, [queue]);
    expect(others).toEqual([]);
    expect(found?.name).toBe('score');
    for (const _ of ['first', 'second']) {
      expect((await found?.look())?.map(({ message }) => message)).toEqual([messageOf(event), null]);
    }
    const told: GivenUp[] = [];
    expect(await found?.redrive((message) => told.push(message))).toBe(2);
    expect(told.map(({ message }) => message)).toEqual([messageOf(event), null]);
    expect(await found?.look()).toEqual([]);
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: queue, MaxNumberOfMessages: 10 }));
    expect(Messages.map(({ Body }) => Body)).toEqual([JSON.stringify(event), 'not an event']);
  });

  it('may be an erasure or news of a mail, of which nothing but ids is taken over', async () => {
    const [erasure, submission] = [crypto.randomUUID(), crypto.randomUUID()];
    const complaint = { complainedRecipients: [{ emailAddress: 'ama@freetown.test' }] };
    const tags = { submission: [submission], issue: ['3'], 'ses:from-domain': ['cities.example.org'] };
    const bodies = [
      { erasure, task: 'look' },
      { erasure, task: 'erase' },
      { eventType: 'Complaint', mail: { messageId: 'm', tags }, complaint },
      { eventType: 'Bounce', mail: { messageId: 'm' } },
      { type: 'submission.received', submission, issue: 1, answers: [] },
    ];
    for (const body of bodies) {
      await sqs.send(new SendMessageCommand({ QueueUrl: deadLetters, MessageBody: JSON.stringify(body) }));
    }
    const [found] = await findDeadLetterQueues(sqs, [queue]);
    const ofNothing = { submission: null, issue: null, erasure: null };
    expect((await found?.look())?.map(({ message }) => message)).toEqual([
      { ...ofNothing, step: 'erasure.look', erasure },
      { ...ofNothing, step: 'erasure.erase', erasure },
      { ...ofNothing, step: 'mail.reported', submission, issue: 3 },
      { ...ofNothing, step: 'mail.reported' },
      null,
    ]);
    expect(await found?.redrive(() => {})).toBe(bodies.length);
  });

  it('is looked at although a message lies there again before the look is over', async () => {
    await sqs.send(new SendMessageCommand({ QueueUrl: deadLetters, MessageBody: 'slowly' }));
    const slow = new SQSClient(settings);
    slow.middlewareStack.add(
      (next, { commandName }) =>
        async (call) => {
          // As if the time were over: it is put back before the look does so.
          if (commandName === 'ChangeMessageVisibilityCommand') {
            await sqs.send(new ChangeMessageVisibilityCommand(call.input as ChangeMessageVisibilityCommandInput));
          }
          return next(call);
        },
      { step: 'initialize' },
    );
    const [found] = await findDeadLetterQueues(slow, [queue]);
    expect(await found?.look()).toMatchObject([{ message: null }]);
    expect(await found?.redrive(() => {})).toBe(1);
    slow.destroy();
  });

  it('goes back message by message, and the others stay at once where they are', async () => {
    const eventOf = (issue: number) => ({ type: 'report.rendered', submission: crypto.randomUUID(), issue }) as const;
    const events = [eventOf(1), eventOf(2), eventOf(3)];
    for (const event of events) {
      await sqs.send(new SendMessageCommand({ QueueUrl: deadLetters, MessageBody: JSON.stringify(event) }));
    }
    const [found] = await findDeadLetterQueues(sqs, [queue]);
    const wanted = (await found?.look())?.find(({ message }) => message?.issue === 2)?.id;
    const told: GivenUp[] = [];
    expect(await found?.redrive((message) => told.push(message), { isWanted: ({ id }) => id === wanted })).toBe(1);
    expect(told.map(({ message }) => message)).toEqual([messageOf(events[1])]);
    expect((await found?.look())?.map(({ message }) => message?.issue).toSorted()).toEqual([1, 3]);
  });
});
