import { Stack, Validations } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { LISTING } from './storage.ts';

type ItemAction = 'GetItem' | 'PutItem' | 'Query' | 'UpdateItem' | 'DeleteItem';
type FileAction = 'GetObject' | 'PutObject' | 'DeleteObject' | 'GetObjectTagging';

const add = (grantee: IGrantable, statement: PolicyStatement): void => {
  grantee.grantPrincipal.addToPrincipalPolicy(statement);
};

/** Named actions on named resources. */
export const allow = (grantee: IGrantable, actions: readonly string[], resources: readonly string[]): void =>
  add(grantee, new PolicyStatement({ actions: [...actions], resources: [...resources] }));

/**
 * Named actions on items whose partition key matches one of `partitions` (`*` stands for any text).
 * Never Scan: `ForAllValues` lets a call pass that names no key at all.
 */
export const allowItems = (
  grantee: IGrantable,
  table: TableV2,
  actions: readonly ItemAction[],
  partitions: readonly string[],
): void =>
  add(
    grantee,
    new PolicyStatement({
      actions: actions.map((action) => `dynamodb:${action}`),
      resources: [table.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...partitions] } },
    }),
  );

/** Queries of the index `listing`, whose leading key is the index's own partition key. */
export const allowListing = (grantee: IGrantable, table: TableV2, partitions: readonly string[]): void =>
  add(
    grantee,
    new PolicyStatement({
      actions: ['dynamodb:Query'],
      resources: [`${table.tableArn}/index/${LISTING}`],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...partitions] } },
    }),
  );

/** Named actions on objects below one prefix, such as `reports/`, under the conditions where there are any. */
export const allowFiles = (
  grantee: IFunction,
  files: Bucket,
  actions: readonly FileAction[],
  prefix: 'evidence/' | 'incoming/' | 'releases/' | 'reports/',
  conditions: Record<string, unknown> = {},
): void => {
  add(
    grantee,
    new PolicyStatement({
      actions: actions.map((action) => `s3:${action}`),
      resources: [files.arnForObjects(`${prefix}*`)],
      conditions,
    }),
  );
  const id = Stack.of(files).getLogicalId(files.node.defaultChild as CfnBucket);
  Validations.of(grantee).acknowledge({
    id: `AwsSolutions-IAM5[Resource::<${id}.Arn>/${prefix}*]`,
    reason: `Objects below ${prefix} are named by what they hold, so a policy cannot list them.`,
  });
};
