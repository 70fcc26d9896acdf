import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnMalwareProtectionPlan } from 'aws-cdk-lib/aws-guardduty';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';

const SERVICE = 'malware-protection-plan.guardduty.amazonaws.com';
const PREFIX = 'evidence/';
/** GuardDuty writes it once, at the top of the bucket, to see whether its role works. */
const TRIAL_OBJECT = 'malware-protection-resource-validation-object';
const MANAGED_RULES = 'DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*';

export interface EvidenceScanProps {
  readonly files: Bucket;
  readonly alarms: Alarms;
}

/**
 * GuardDuty Malware Protection for S3: scans every new evidence file and writes what it found into a tag of the object,
 * which decides whether an assessor may open it. Works without GuardDuty's detector. The role is the one that AWS
 * documents for it ("Create or update IAM role policy", GuardDuty user guide), narrowed to the prefix.
 */
export class EvidenceScan extends Construct {
  constructor(scope: Construct, id: string, { files, alarms }: EvidenceScanProps) {
    super(scope, id);
    const role = this.#role(files);
    const plan = new CfnMalwareProtectionPlan(this, 'Plan', {
      role: role.roleArn,
      protectedResource: { s3Bucket: { bucketName: files.bucketName, objectPrefixes: [PREFIX] } },
      actions: { tagging: { status: 'ENABLED' } },
    });
    // GuardDuty tries the role while the plan is made.
    plan.node.addDependency(role);
    alarms.watch({
      id: 'EvidenceNotScanned',
      metric: new Metric({
        namespace: 'AWS/GuardDuty/MalwareProtection',
        metricName: 'FailedScanCount',
        dimensionsMap: { 'Malware Protection Plan Id': plan.ref, 'Resource Name': files.bucketName },
        period: Duration.minutes(5),
        statistic: 'Sum',
      }),
      threshold: 1,
      meaning:
        'GuardDuty could not scan an evidence file: no assessor can open it. See RUNBOOK.md, "Evidence that is not scanned".',
    });
  }

  #role(files: Bucket): Role {
    const { partition, region, account } = Stack.of(this);
    const rules = `arn:${partition}:events:${region}:${account}:rule/${MANAGED_RULES}`;
    const evidence = files.arnForObjects(`${PREFIX}*`);
    const role = new Role(this, 'Role', {
      description: 'Lets GuardDuty scan and tag evidence files',
      assumedBy: new ServicePrincipal(SERVICE),
    });
    const allow = (actions: readonly string[], resource: string, conditions: Record<string, unknown> = {}) =>
      role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [resource], conditions }));

    allow(['events:PutRule', 'events:DeleteRule', 'events:PutTargets', 'events:RemoveTargets'], rules, {
      StringLike: { 'events:ManagedBy': SERVICE },
    });
    allow(['events:DescribeRule', 'events:ListTargetsByRule'], rules);
    allow(['s3:GetBucketNotification', 's3:PutBucketNotification', 's3:ListBucket'], files.bucketArn);
    allow(['s3:PutObject'], files.arnForObjects(TRIAL_OBJECT));
    allow(['s3:GetObject', 's3:GetObjectVersion'], evidence);
    allow(
      ['s3:GetObjectTagging', 's3:GetObjectVersionTagging', 's3:PutObjectTagging', 's3:PutObjectVersionTagging'],
      evidence,
    );

    const bucketId = Stack.of(files).getLogicalId(files.node.defaultChild as CfnBucket);
    Validations.of(role).acknowledge(
      {
        id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:events:${region}:<AWS::AccountId>:rule/${MANAGED_RULES}]`,
        reason: 'GuardDuty names its managed rule itself; AWS documents the beginning of the name only.',
      },
      {
        id: `AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/${PREFIX}*]`,
        reason: 'Evidence files are named by ids, so a policy cannot list them.',
      },
    );
    return role;
  }
}
