import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AttributeType, ProjectionType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** The name of the sparse index; an item is in it when it carries `GSI1PK` and `GSI1SK`. */
export const LISTING = 'listing';

const DAYS_A_MONTH = 365.25 / 12;

/** The one table and the one bucket. Both outlive the stack. */
export class Storage extends Construct {
  readonly table: TableV2;
  readonly files: Bucket;

  /** `retentionMonths`: how long files are kept, from the day on which they were written. */
  constructor(scope: Construct, id: string, retentionMonths: number) {
    super(scope, id);
    const string = (name: string) => ({ name, type: AttributeType.STRING });

    this.table = new TableV2(this, 'Table', {
      partitionKey: string('PK'),
      sortKey: string('SK'),
      globalSecondaryIndexes: [
        {
          indexName: LISTING,
          partitionKey: string('GSI1PK'),
          sortKey: string('GSI1SK'),
          projectionType: ProjectionType.ALL,
        },
      ],
      timeToLiveAttribute: 'expiresAt',
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });

    this.files = new Bucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        { id: 'retention', expiration: Duration.days(Math.ceil(retentionMonths * DAYS_A_MONTH)) },
        { id: 'uploads-nobody-claimed', prefix: 'incoming/', expiration: Duration.days(1) },
        {
          id: 'replaced-and-deleted-versions',
          noncurrentVersionExpiration: Duration.days(30),
          expiredObjectDeleteMarker: true,
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    });
    Validations.of(this.files).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Access logs would hold the signed addresses of private reports. Operators who need an access trail switch ' +
        'on CloudTrail data events, which leave the signatures out.',
    });
  }
}
