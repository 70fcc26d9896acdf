import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Shared } from '../capabilities-stack.ts';
import { EventConsumer } from './event-consumer.ts';
import { allowListing } from './permissions.ts';
import type { ServiceFunction } from './service-function.ts';

/**
 * The one function that may delete whatever is stored, out of reach of the web: it takes the ids of erasures from a queue
 * to which the console alone may send, and does nothing that no operator ordered.
 */
export class Erasure extends Construct {
  readonly consumer: EventConsumer;

  constructor(scope: Construct, id: string, props: Shared) {
    super(scope, id);
    const { storage, alarms, logRetention } = props;
    this.consumer = new EventConsumer(this, 'Erase', {
      name: 'erase-data',
      description: 'Erases a city everywhere and proves it, when an operator ordered it',
      batchSize: 1,
      concurrency: 2,
      timeout: Duration.minutes(15),
      memorySize: 1024,
      logRetention,
      environment: { TABLE_NAME: storage.table.tableName, FILES_BUCKET_NAME: storage.files.bucketName },
    });
    this.#allow(this.consumer.function, props);
    alarms.watchConsumer('Erase', this.consumer, 'an erasure that was ordered is not finished.');
  }

  #allow(erase: ServiceFunction, { storage: { table, files } }: Shared): void {
    const may = (actions: string[], resources: string[]) =>
      erase.addToRolePolicy(new PolicyStatement({ actions, resources }));
    const items = ['GetItem', 'Query', 'Scan', 'PutItem', 'DeleteItem'];
    may(
      items.map((action) => `dynamodb:${action}`),
      [table.tableArn],
    );
    allowListing(erase, table, ['ROUND']);
    may(['s3:ListBucket', 's3:ListBucketVersions'], [files.bucketArn]);
    may(['s3:GetObject', 's3:DeleteObject', 's3:DeleteObjectVersion'], [files.arnForObjects('*')]);
    may(['s3:PutObject'], [files.arnForObjects('releases/*')]);
    const bucket = Stack.of(files).getLogicalId(files.node.defaultChild as CfnBucket);
    Validations.of(erase).acknowledge(
      {
        id: `AwsSolutions-IAM5[Resource::<${bucket}.Arn>/*]`,
        reason: 'Erasing a city means searching and deleting whatever is stored, in all versions.',
      },
      {
        id: `AwsSolutions-IAM5[Resource::<${bucket}.Arn>/releases/*]`,
        reason: 'Releases are named by what they hold; a successor without the city is added.',
      },
    );
  }
}
