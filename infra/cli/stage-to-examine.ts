import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { readConfig } from '#infra/config.ts';
import { checksOfStage } from '#infra/doctor/examine-stage.ts';
import type { Check } from '#infra/doctor/finding.ts';
import type { Names } from './deployment.ts';
import { stackNameOf } from './look-up-stage.ts';

/** The checks of a stage, with clients of the signed-in account. */
export const checksOfThisAccount = (stage: string, names: Names, cities: number): readonly Check[] => {
  const { region, sender, concurrency, malwareScan } = readConfig(stage);
  const settings = { region };
  return checksOfStage({
    stack: stackNameOf(stage),
    tableName: names.TABLE_NAME,
    bucketName: names.FILES_BUCKET_NAME,
    domain: sender.address.slice(sender.address.indexOf('@') + 1),
    concurrency,
    malwareScan,
    cities,
    clients: {
      cloudFormation: new CloudFormationClient(settings),
      dynamodb: new DynamoDBClient(settings),
      lambda: new LambdaClient(settings),
      s3: new S3Client(settings),
      ses: new SESv2Client(settings),
      sns: new SNSClient(settings),
    },
  });
};
