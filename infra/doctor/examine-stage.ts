import { type CloudFormationClient, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SESv2Client } from '@aws-sdk/client-sesv2';
import type { SNSClient } from '@aws-sdk/client-sns';
import { estimateMonth } from '#shared/domain/cost/estimate.ts';
import { lookAtAlarms, lookAtBackups, lookAtFunctions, scanFinding } from './cloud.ts';
import type { Check } from './finding.ts';
import { note } from './finding.ts';
import { lookAtDns, lookAtMailAccount, lookAtSender, type ResolveTxt } from './mail.ts';

export interface StageToExamine {
  readonly stack: string;
  readonly tableName: string;
  readonly bucketName: string;
  /** Of the sender's address. */
  readonly domain: string;
  readonly concurrency: number;
  readonly malwareScan: 'guardduty' | 'stand-in';
  /** How many cities the round has or will have. */
  readonly cities: number;
  readonly clients: {
    readonly cloudFormation: CloudFormationClient;
    readonly dynamodb: DynamoDBClient;
    readonly lambda: LambdaClient;
    readonly s3: S3Client;
    readonly ses: SESv2Client;
    readonly sns: SNSClient;
  };
  readonly resolveTxt?: ResolveTxt;
}

interface Resource {
  readonly type: string;
  readonly logicalId: string;
  readonly physicalId: string;
}

const resourcesOf = async ({ stack, clients }: StageToExamine): Promise<readonly Resource[]> => {
  const found: Resource[] = [];
  const pages = paginateListStackResources({ client: clients.cloudFormation }, { StackName: stack });
  for await (const { StackResourceSummaries = [] } of pages) {
    for (const { ResourceType: type = '', LogicalResourceId = '', PhysicalResourceId = '' } of StackResourceSummaries) {
      found.push({ type, logicalId: LogicalResourceId, physicalId: PhysicalResourceId });
    }
  }
  return found;
};

/** Everything worth looking at on AWS; reads only. */
export const checksOfStage = (stage: StageToExamine): readonly Check[] => {
  const { clients, cities, domain, concurrency, tableName: TableName, bucketName: Bucket } = stage;
  const resources = resourcesOf(stage);
  // Whoever awaits it below sees the failure; without this it would end the process first.
  resources.catch(() => {});
  const alarmsOf = async () => (await resources).filter(({ type }) => type === 'AWS::CloudWatch::Alarm').length;
  const physicalId = async (type: string, start: string) =>
    (await resources).find((one) => one.type === type && one.logicalId.startsWith(start))?.physicalId;
  return [
    { id: 'mail-account', look: () => lookAtMailAccount(clients.ses, cities) },
    { id: 'mail-sender', look: () => lookAtSender(clients.ses, domain) },
    { id: 'mail-dns', look: () => lookAtDns(domain, stage.resolveTxt) },
    {
      id: 'alarms',
      look: async () => lookAtAlarms(clients.sns, await physicalId('AWS::SNS::Topic', 'AlarmsTopic'), await alarmsOf()),
    },
    { id: 'backups', look: () => lookAtBackups(clients.dynamodb, clients.s3, { TableName, Bucket }) },
    {
      id: 'evidence-scan',
      look: async () => {
        const plan = await physicalId('AWS::GuardDuty::MalwareProtectionPlan', 'EvidenceScan');
        return [scanFinding(stage.malwareScan, plan !== undefined)];
      },
    },
    {
      id: 'functions',
      look: async () => {
        const FunctionName = (await physicalId('AWS::Lambda::Function', 'PipelineRender')) ?? '';
        return await lookAtFunctions(clients.lambda, { FunctionName, concurrency });
      },
    },
    { id: 'cost', look: async () => [costNote(cities, await alarmsOf())] },
  ];
};

const costNote = (cities: number, alarms: number) => {
  const { fixed, usage, total } = estimateMonth(cities, alarms);
  return note(
    'cost',
    `About ${total.toFixed(2)} USD in a month in which ${cities} cities answer: ${fixed.toFixed(2)} fixed, ${usage.toFixed(2)} by use.`,
  );
};
