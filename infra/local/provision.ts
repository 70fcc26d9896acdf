import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  type KeySchemaElement,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateTopicCommand,
  ListSubscriptionsByTopicCommand,
  SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import { CreateQueueCommand, SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { ClientSettings } from './local-clients.ts';
import { physicalName } from './names.ts';
import { type Resolver, resourcesOf, type Template } from './template.ts';

type Properties = Record<string, unknown>;

interface Provisioning {
  readonly template: Template;
  readonly resolver: Resolver;
  readonly clients: ClientSettings;
  /** Of queues, in seconds: longer than a local function can run. */
  readonly visibilitySeconds: number;
}

const each = async (
  { template, resolver }: Provisioning,
  type: string,
  make: (name: string, properties: Properties) => Promise<unknown>,
): Promise<void> => {
  for (const [id, { Properties: properties = {} }] of resourcesOf(template, type)) {
    await make(physicalName(id), resolver.resolve(properties) as Properties);
  }
};

const keysOf = (schema: unknown): string => JSON.stringify(schema);

const provisionTables = async (provisioning: Provisioning): Promise<void> => {
  const client = new DynamoDBClient(provisioning.clients.dynamodb);
  await each(provisioning, 'AWS::DynamoDB::GlobalTable', async (TableName, properties) => {
    const KeySchema = properties.KeySchema as KeySchemaElement[];
    const indexes = (properties.GlobalSecondaryIndexes ?? []) as { IndexName: string; KeySchema: unknown }[];
    try {
      const { Table } = await client.send(new DescribeTableCommand({ TableName }));
      const kept = (Table?.GlobalSecondaryIndexes ?? []).map((index) => keysOf(index.KeySchema));
      const same =
        keysOf(Table?.KeySchema) === keysOf(KeySchema) &&
        indexes.every(({ KeySchema: wanted }) => kept.includes(keysOf(wanted)));
      if (!same) throw new Error('The table that is kept has other keys. Delete the folder .local and start again.');
    } catch (error) {
      if (!(error instanceof ResourceNotFoundException)) throw error;
      await client.send(
        new CreateTableCommand({
          TableName,
          KeySchema,
          AttributeDefinitions: properties.AttributeDefinitions as [],
          GlobalSecondaryIndexes: indexes.map(({ IndexName, KeySchema: keys, ...index }) => ({
            IndexName,
            KeySchema: keys as KeySchemaElement[],
            Projection: (index as { Projection: object }).Projection,
          })),
          BillingMode: 'PAY_PER_REQUEST',
        }),
      );
    }
  });
  client.destroy();
};

const provisionBuckets = async (provisioning: Provisioning): Promise<void> => {
  const client = new S3Client(provisioning.clients.s3);
  await each(provisioning, 'AWS::S3::Bucket', async (Bucket) => {
    const isThere = await client.send(new HeadBucketCommand({ Bucket })).then(
      () => true,
      () => false,
    );
    if (!isThere) await client.send(new CreateBucketCommand({ Bucket }));
  });
  client.destroy();
};

const provisionQueues = async (provisioning: Provisioning): Promise<void> => {
  const client = new SQSClient(provisioning.clients.sqs);
  await each(provisioning, 'AWS::SQS::Queue', async (QueueName, properties) => {
    const { RedrivePolicy, MessageRetentionPeriod } = properties;
    const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName }));
    const Attributes: Record<string, string> = { VisibilityTimeout: String(provisioning.visibilitySeconds) };
    if (RedrivePolicy !== undefined) Attributes.RedrivePolicy = JSON.stringify(RedrivePolicy);
    if (MessageRetentionPeriod !== undefined) Attributes.MessageRetentionPeriod = String(MessageRetentionPeriod);
    await client.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
  });
  client.destroy();
};

const provisionTopics = async (provisioning: Provisioning): Promise<void> => {
  const client = new SNSClient(provisioning.clients.sns);
  await each(provisioning, 'AWS::SNS::Topic', async (Name) => {
    const { TopicArn } = await client.send(new CreateTopicCommand({ Name }));
    // Made anew at each start, so that a filter that changed in the template is the one that holds.
    const { Subscriptions = [] } = await client.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
    for (const { SubscriptionArn } of Subscriptions) await client.send(new UnsubscribeCommand({ SubscriptionArn }));
  });
  await each(provisioning, 'AWS::SNS::Subscription', async (_, properties) => {
    const { TopicArn, Protocol, Endpoint, FilterPolicy, RawMessageDelivery } = properties;
    if (Protocol !== 'sqs') return;
    await client.send(
      new SubscribeCommand({
        TopicArn: String(TopicArn),
        Protocol,
        Endpoint: String(Endpoint),
        Attributes: {
          RawMessageDelivery: String(RawMessageDelivery ?? false),
          ...(FilterPolicy !== undefined && { FilterPolicy: JSON.stringify(FilterPolicy) }),
        },
      }),
    );
  });
  client.destroy();
};

/** Types that need nothing on a laptop. Any other one is an error, so that nothing is silently missing here. */
const NOTHING_TO_MAKE = new Set([
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::Function',
  'AWS::CloudWatch::Alarm',
  'AWS::Events::Rule',
  // The stand-in looks at the files themselves, in the function that asks: `malwareScan` of the stage.
  'AWS::GuardDuty::MalwareProtectionPlan',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::S3::BucketPolicy',
  'AWS::SES::ConfigurationSet',
  'AWS::SES::ConfigurationSetEventDestination',
  'AWS::SES::EmailIdentity',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
  'AWS::SecretsManager::Secret',
  'Custom::CrossRegionExportReader',
]);
const MADE = [
  'AWS::DynamoDB::GlobalTable',
  'AWS::S3::Bucket',
  'AWS::SQS::Queue',
  'AWS::SNS::Topic',
  'AWS::SNS::Subscription',
];

/** Types of resources that the local system neither makes nor knows that it need not make. */
export const unknownTypes = ({ Resources }: Template): readonly string[] => {
  const types = new Set(Object.values(Resources).map(({ Type }) => Type));
  return [...types].filter((type) => !NOTHING_TO_MAKE.has(type) && !MADE.includes(type));
};

/** Makes what the template says on the emulators; what is there already stays, with what it holds. */
export const provision = async (provisioning: Provisioning): Promise<void> => {
  const unknown = unknownTypes(provisioning.template);
  if (unknown.length > 0) throw new Error(`The local system does not know ${unknown.join(', ')}`);
  await Promise.all([
    provisionTables(provisioning),
    provisionBuckets(provisioning),
    provisionQueues(provisioning).then(() => provisionTopics(provisioning)),
  ]);
};
