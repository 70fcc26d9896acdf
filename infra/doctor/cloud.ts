import { DescribeContinuousBackupsCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetAccountSettingsCommand, GetFunctionConfigurationCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { GetBucketVersioningCommand, type S3Client } from '@aws-sdk/client-s3';
import { ListSubscriptionsByTopicCommand, type SNSClient } from '@aws-sdk/client-sns';
import { type Finding, ok, problem, warning } from './finding.ts';

/** Functions that people wait for while reports are made. */
const ROOM_FOR_PAGES = 20;
const STAGES_OF_PIPELINE = 3;
const RUNTIME = 'nodejs24.x';

/** Whether somebody hears of alarms. */
export const lookAtAlarms = async (
  client: SNSClient,
  TopicArn: string | undefined,
  alarms: number,
): Promise<readonly Finding[]> => {
  const remedy = 'Confirm the subscription that AWS mailed to alarmAddress, or deploy again to have it sent once more.';
  if (TopicArn === undefined) return [problem('alarms', 'The stack has no topic for alarms.', 'Deploy it again.')];
  const { Subscriptions = [] } = await client.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  const confirmed = Subscriptions.filter(({ SubscriptionArn = '' }) => SubscriptionArn.startsWith('arn:'));
  if (confirmed.length === 0) {
    return [problem('alarms', `${alarms} alarms, and nobody hears them: no subscription is confirmed.`, remedy)];
  }
  return [ok('alarms', `${alarms} alarms tell ${confirmed.length} address${confirmed.length === 1 ? '' : 'es'}.`)];
};

/** Whether what is lost can be brought back. */
export const lookAtBackups = async (
  dynamodb: DynamoDBClient,
  s3: S3Client,
  { TableName, Bucket }: { readonly TableName: string; readonly Bucket: string },
): Promise<readonly Finding[]> => {
  const { ContinuousBackupsDescription } = await dynamodb.send(new DescribeContinuousBackupsCommand({ TableName }));
  const status = ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus;
  const { Status } = await s3.send(new GetBucketVersioningCommand({ Bucket }));
  const again = 'Deploy the stage again: the stack switches it on.';
  return [
    status === 'ENABLED'
      ? ok('backup-table', 'The table can be brought back to any second of the last 35 days.')
      : problem('backup-table', 'Point-in-time recovery of the table is off.', again),
    Status === 'Enabled'
      ? ok('backup-files', 'Deleted and replaced files are kept for 30 days.')
      : problem('backup-files', 'The bucket keeps no versions.', again),
  ];
};

/** Whether anybody looks for malware in evidence files. */
export const scanFinding = (malwareScan: 'guardduty' | 'stand-in', hasPlan: boolean): Finding => {
  if (malwareScan === 'stand-in') {
    const says = 'Evidence files are looked at by a stand-in that knows one test file only: it protects nobody.';
    return problem('evidence-scan', says, 'Take "malwareScan" out of the configuration of the stage, then deploy it.');
  }
  if (hasPlan) return ok('evidence-scan', 'GuardDuty scans evidence files.');
  const says = 'Nobody scans evidence files: they stay closed to assessors.';
  return problem('evidence-scan', says, 'Deploy the stage again: the stack makes the plan of GuardDuty.');
};

/** Whether Lambda runs enough functions at once, on the runtime that the code was tested with. */
export const lookAtFunctions = async (
  client: LambdaClient,
  { FunctionName, concurrency }: { readonly FunctionName: string; readonly concurrency: number },
): Promise<readonly Finding[]> => {
  const { AccountLimit } = await client.send(new GetAccountSettingsCommand({}));
  const { Runtime } = await client.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const [limit, needed] = [AccountLimit?.ConcurrentExecutions ?? 0, STAGES_OF_PIPELINE * concurrency + ROOM_FOR_PAGES];
  const says = `Lambda runs ${limit} functions at once in this account; this stage may use ${needed}.`;
  const remedy =
    'Service Quotas, AWS Lambda, Concurrent executions: ask for 1,000; or lower "concurrency" of the stage.';
  const isCurrent = Runtime === RUNTIME;
  return [
    limit >= needed ? ok('functions-quota', says) : warning('functions-quota', says, remedy),
    isCurrent
      ? ok('functions-runtime', `Functions run on ${Runtime}.`)
      : warning('functions-runtime', `Functions run on ${Runtime}, tested is ${RUNTIME}.`, 'Deploy the stage again.'),
  ];
};
