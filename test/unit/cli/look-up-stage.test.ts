import { CloudFormationClient, DescribeStacksCommand, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { lookUpStage } from '#infra/cli/look-up-stage.ts';
import { physicalName } from '#infra/local/names.ts';
import { resourcesOf, type Template } from '#infra/local/template.ts';
import { deploymentSchema } from '#shared/contracts/deployment.ts';
import { synthesizeExample } from '#test/infra/synthesized.ts';

describe('a stage on AWS', () => {
  const clients = {
    cloudFormation: new CloudFormationClient({ region: 'eu-west-1' }),
    lambda: new LambdaClient({ region: 'eu-west-1' }),
  };
  const cloudFormation = mockClient(clients.cloudFormation);
  const lambda = mockClient(clients.lambda);
  const OUTPUTS = {
    TableName: 'the-table',
    FilesBucketName: 'the-files',
    TopicArn: 'arn:aws:sns:eu-west-1:1:events',
    QueueUrls: 'https://sqs.eu-west-1.amazonaws.com/1/score,https://sqs.eu-west-1.amazonaws.com/1/erase',
  };

  beforeEach(() => {
    cloudFormation.reset();
    lambda.reset();
    cloudFormation.on(DescribeStacksCommand, { StackName: 'CityCapabilities-example' }).resolves({
      Stacks: [
        {
          StackName: 'CityCapabilities-example',
          CreationTime: new Date(),
          StackStatus: 'CREATE_COMPLETE',
          Outputs: Object.entries(OUTPUTS).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
        },
      ],
    });
  });

  it('is found by the outputs and functions that the stack really has', async () => {
    const template = synthesizeExample().main.toJSON() as Template;
    const outputs = Object.keys((template as { Outputs?: object }).Outputs ?? {});
    for (const output of Object.keys(OUTPUTS)) expect(outputs).toContain(output);
    const functions = resourcesOf(template, 'AWS::Lambda::Function');
    cloudFormation.on(ListStackResourcesCommand).resolves({
      StackResourceSummaries: functions.map(([LogicalResourceId]) => ({
        LogicalResourceId,
        PhysicalResourceId: physicalName(LogicalResourceId),
        ResourceType: 'AWS::Lambda::Function',
        LastUpdatedTimestamp: new Date(),
        ResourceStatus: 'CREATE_COMPLETE',
      })),
    });
    const mailing = functions.filter(([, { Metadata }]) => String(Metadata?.entry).includes('deliver-report'));
    expect(mailing).toHaveLength(1);
    lambda
      .on(GetFunctionConfigurationCommand, { FunctionName: physicalName(mailing[0]?.[0] ?? '') })
      .resolves({ Environment: { Variables: { APPLICATION_KEY: 'key', SENDER_ADDRESS: 'Reports <r@c.example>' } } });
    const { DEPLOYMENT, ...found } = await lookUpStage('example', clients);
    expect(found).toEqual({
      TABLE_NAME: 'the-table',
      FILES_BUCKET_NAME: 'the-files',
      TOPIC_ARN: OUTPUTS.TopicArn,
      QUEUE_URLS: OUTPUTS.QueueUrls,
      APPLICATION_KEY: 'key',
      SENDER_ADDRESS: 'Reports <r@c.example>',
      region: 'eu-west-1',
    });
    expect(deploymentSchema.parse(JSON.parse(DEPLOYMENT ?? ''))).toMatchObject({ name: 'Cities in Practice' });
  });

  it('says how to deploy where there is no stack', async () => {
    const error = Object.assign(new Error('does not exist'), { name: 'ValidationError' });
    cloudFormation.on(DescribeStacksCommand).rejects(error);
    await expect(lookUpStage('example', clients)).rejects.toThrow('npm run deploy');
  });

  it('says which stages there are where there is no configuration', async () => {
    await expect(lookUpStage('nowhere', clients)).rejects.toMatchObject({
      name: 'UsageError',
      message: expect.stringContaining('example'),
    });
  });
});
