import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { erasureMessageSchema } from '#shared/contracts/erasure.ts';
import type { ErasureDesk } from '#shared/ports/erasure.ts';

/** The queue of `erase-data`, to which nothing but the console may send. */
export const createErasureDesk = (client: SQSClient, QueueUrl: string): ErasureDesk => ({
  async send(message) {
    const MessageBody = JSON.stringify(erasureMessageSchema.parse(message));
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  },
});
