import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { SESv2Client, type SESv2ClientConfig } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** Where table and files are; left out, the SDK reads it from the environment, as it does in Lambda. */
export interface StoreSettings {
  readonly dynamodb?: DynamoDBClientConfig;
  readonly s3?: S3ClientConfig;
  /** How long answers and people are kept; left out, the environment says so, as in Lambda. */
  readonly retentionMonths?: number;
}

export const createDocumentClient = (settings: DynamoDBClientConfig = {}) =>
  DynamoDBDocumentClient.from(new DynamoDBClient(settings), { marshallOptions: { removeUndefinedValues: true } });

/** Path style on an emulator, whose buckets have no host names of their own. */
export const createS3Client = (settings: S3ClientConfig = {}) =>
  new S3Client({ forcePathStyle: process.env.AWS_ENDPOINT_URL_S3 !== undefined, ...settings });

export const createTopicClient = () => new SNSClient({});

export const createQueueClient = () => new SQSClient({});

export const createMailClient = (settings: SESv2ClientConfig = {}) => new SESv2Client(settings);
