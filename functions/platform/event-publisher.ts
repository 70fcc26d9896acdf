import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import { pipelineEventSchema } from '#shared/contracts/events.ts';
import type { EventPublisher } from '#shared/ports/pipeline.ts';

/** One topic; the attribute `type` is what the queues' filters read. */
export const createEventPublisher = (client: SNSClient, TopicArn: string): EventPublisher => ({
  async publish(event) {
    const Message = JSON.stringify(pipelineEventSchema.parse(event));
    const MessageAttributes = { type: { DataType: 'String', StringValue: event.type } };
    await client.send(new PublishCommand({ TopicArn, Message, MessageAttributes }));
  },
});
