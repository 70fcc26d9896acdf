import {
  CloudFormationClient,
  DescribeStacksCommand,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { type Config, ConfigError, readConfig } from '#infra/config.ts';
import type { Names } from './deployment.ts';
import { DeploymentError, UsageError } from './outcome.ts';

export const stackNameOf = (stage: string): string => `CityCapabilities-${stage}`;

/** The function whose variables are those of everything that mails: `Pipeline/Deliver` of the stack. */
const MAILING_FUNCTION = /^PipelineDeliver/;
const OUTPUTS = {
  TableName: 'TABLE_NAME',
  FilesBucketName: 'FILES_BUCKET_NAME',
  TopicArn: 'TOPIC_ARN',
  QueueUrls: 'QUEUE_URLS',
} as const;

export interface StageClients {
  readonly cloudFormation: CloudFormationClient;
  readonly lambda: LambdaClient;
}

const configOf = (stage: string): Config => {
  try {
    return readConfig(stage);
  } catch (error) {
    throw error instanceof ConfigError ? new UsageError(error.message) : error;
  }
};

const clientsOf = ({ region }: Config): StageClients => ({
  cloudFormation: new CloudFormationClient({ region }),
  lambda: new LambdaClient({ region }),
});

const outputsOf = async ({ cloudFormation }: StageClients, StackName: string): Promise<Record<string, string>> => {
  try {
    const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName }));
    const outputs = Stacks[0]?.Outputs ?? [];
    return Object.fromEntries(outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
  } catch (error) {
    if ((error as Error).name !== 'ValidationError') throw error;
    throw new DeploymentError(`There is no stack ${StackName} in this account and region. Deploy it: npm run deploy`);
  }
};

const mailingFunctionOf = async ({ cloudFormation: client }: StageClients, StackName: string): Promise<string> => {
  for await (const { StackResourceSummaries = [] } of paginateListStackResources({ client }, { StackName })) {
    const found = StackResourceSummaries.find(
      ({ ResourceType, LogicalResourceId = '' }) =>
        ResourceType === 'AWS::Lambda::Function' && MAILING_FUNCTION.test(LogicalResourceId),
    );
    if (found?.PhysicalResourceId !== undefined) return found.PhysicalResourceId;
  }
  throw new DeploymentError(`The stack ${StackName} has no function that mails reports. Deploy it again.`);
};

/**
 * What a stage on AWS is called, by the outputs of its stack and the variables of its functions: the same that the local
 * system leaves in its folder. Throws a `UsageError` without a configuration, a `DeploymentError` without a stack.
 */
export const lookUpStage = async (
  stage: string,
  clients?: StageClients,
): Promise<Names & { readonly region: string }> => {
  const config = configOf(stage);
  const used = clients ?? clientsOf(config);
  const stack = stackNameOf(stage);
  const outputs = await outputsOf(used, stack);
  const FunctionName = await mailingFunctionOf(used, stack);
  const { Environment } = await used.lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const named = Object.entries(OUTPUTS).map(([output, variable]) => [variable, outputs[output]]);
  return {
    ...Environment?.Variables,
    ...(Object.fromEntries(named) as Record<'TABLE_NAME' | 'FILES_BUCKET_NAME', string>),
    DEPLOYMENT: JSON.stringify(config.deployment),
    region: config.region,
  };
};
