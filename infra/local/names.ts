import type { Place, Resource } from './template.ts';
import { type Names, TemplateError } from './template.ts';

/** Names of this machine: made of the logical ids, so that they stay the same from start to start. */
export const physicalName = (id: string): string => id.toLowerCase();

export const createNames = ({ region, account }: Place, queueBase: string): Names => {
  const arn = (service: string, rest: string, where = `${region}:${account}`) => `arn:aws:${service}:${where}:${rest}`;
  type Name = (id: string, resource: Resource) => string;

  const arns: Record<string, Name> = {
    'AWS::DynamoDB::GlobalTable': (id) => arn('dynamodb', `table/${physicalName(id)}`),
    'AWS::S3::Bucket': (id) => arn('s3', physicalName(id), ':'),
    'AWS::SNS::Topic': (id) => arn('sns', physicalName(id)),
    'AWS::SQS::Queue': (id) => arn('sqs', physicalName(id)),
    'AWS::Lambda::Function': (id) => arn('lambda', `function:${physicalName(id)}`),
    'AWS::SecretsManager::Secret': (id) => arn('secretsmanager', `secret:${id}`),
    'AWS::Events::Rule': (id) => arn('events', `rule/${physicalName(id)}`),
    'AWS::IAM::Role': (id) => arn('iam', `role/${physicalName(id)}`, `:${account}`),
  };
  const refs: Record<string, Name> = {
    ...arns,
    'AWS::DynamoDB::GlobalTable': physicalName,
    'AWS::S3::Bucket': physicalName,
    'AWS::SQS::Queue': (id) => `${queueBase}/${account}/${physicalName(id)}`,
    'AWS::Lambda::Function': physicalName,
    'AWS::GuardDuty::MalwareProtectionPlan': physicalName,
    'AWS::IAM::Role': physicalName,
    'AWS::Logs::LogGroup': physicalName,
    'AWS::ApiGatewayV2::Api': physicalName,
    'AWS::ApiGatewayV2::Integration': physicalName,
    'AWS::SES::ConfigurationSet': physicalName,
    'AWS::SES::EmailIdentity': (_, { Properties }) => String(Properties?.EmailIdentity),
  };
  const attributes: Record<string, Name> = {
    'AWS::SQS::Queue.QueueName': physicalName,
    'AWS::SNS::Topic.TopicName': physicalName,
    'AWS::SNS::Topic.TopicArn': (id) => arn('sns', physicalName(id)),
  };

  const pick = (name: Name | undefined, id: string, resource: Resource, what: string): string => {
    if (name !== undefined) return name(id, resource);
    throw new TemplateError(`The local system does not know ${what} of ${resource.Type} (${id})`);
  };
  return {
    ref: (id, resource) => pick(refs[resource.Type], id, resource, 'Ref'),
    attribute: (id, name, resource) => {
      const known = name === 'Arn' ? arns[resource.Type] : attributes[`${resource.Type}.${name}`];
      return pick(known, id, resource, name);
    },
  };
};
