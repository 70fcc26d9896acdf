import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '#infra/config.ts';
import { createNames } from '#infra/local/names.ts';
import { unknownTypes } from '#infra/local/provision.ts';
import { createResolver, type Template as LocalTemplate, resourcesOf } from '#infra/local/template.ts';
import { addStage } from '#infra/stages.ts';
import { synthesizeExample } from './synthesized.ts';

const PLACE = { region: 'eu-west-1', account: '123456789012' };
const PLAN = 'AWS::GuardDuty::MalwareProtectionPlan';

interface Statement {
  readonly Action: string | string[];
  readonly Resource: string | string[];
  readonly Condition?: unknown;
}

describe('the scan of evidence files on AWS', () => {
  let template: LocalTemplate;
  let properties: (id: string) => Record<string, unknown>;
  beforeAll(() => {
    template = synthesizeExample().main.toJSON() as LocalTemplate;
    const { resolve } = createResolver(template, createNames(PLACE, 'http://127.0.0.1:1'), PLACE);
    properties = (id) => resolve(template.Resources[id]?.Properties ?? {}) as Record<string, unknown>;
  });

  const idOf = (type: string, start: string) =>
    resourcesOf(template, type).find(([id]) => id.startsWith(start))?.[0] ?? '';
  const bucket = () => `arn:aws:s3:::${resourcesOf(template, 'AWS::S3::Bucket')[0]?.[0].toLowerCase()}`;
  const roleId = () => idOf('AWS::IAM::Role', 'EvidenceScan');
  const statements = (): Statement[] => {
    const { PolicyDocument } = properties(idOf('AWS::IAM::Policy', 'EvidenceScan'));
    return (PolicyDocument as { Statement: Statement[] }).Statement;
  };

  it('looks at evidence and nothing else, and tags what it looked at', () => {
    const plans = resourcesOf(template, PLAN);
    expect(plans).toHaveLength(1);
    expect(properties(plans[0]?.[0] ?? '')).toMatchObject({
      Role: `arn:aws:iam::${PLACE.account}:role/${roleId().toLowerCase()}`,
      ProtectedResource: {
        S3Bucket: { BucketName: bucket().replace('arn:aws:s3:::', ''), ObjectPrefixes: ['evidence/'] },
      },
      Actions: { Tagging: { Status: 'ENABLED' } },
    });
  });

  it('has a role for GuardDuty alone, which is there whole before the plan tries it', () => {
    expect(properties(roleId()).AssumeRolePolicyDocument).toMatchObject({
      Statement: [
        { Action: 'sts:AssumeRole', Principal: { Service: 'malware-protection-plan.guardduty.amazonaws.com' } },
      ],
    });
    const [, plan] = resourcesOf(template, PLAN)[0] ?? [];
    const { DependsOn } = plan as unknown as { DependsOn: string[] };
    expect(DependsOn).toEqual(
      expect.arrayContaining([roleId(), expect.stringMatching(/^EvidenceScanRoleDefaultPolicy/)]),
    );
  });

  it('may do what AWS documents for it, and to files only below its prefix', () => {
    const allowed = statements().flatMap(({ Action, Resource }) =>
      [Action].flat().map((action) => `${action} ${[Resource].flat().join()}`),
    );
    const evidence = `${bucket()}/evidence/*`;
    const rules = `arn:aws:events:${PLACE.region}:${PLACE.account}:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*`;
    expect(allowed.toSorted()).toEqual(
      [
        ...['PutRule', 'DeleteRule', 'PutTargets', 'RemoveTargets'].map((action) => `events:${action} ${rules}`),
        ...['DescribeRule', 'ListTargetsByRule'].map((action) => `events:${action} ${rules}`),
        ...['GetBucketNotification', 'PutBucketNotification', 'ListBucket'].map((action) => `s3:${action} ${bucket()}`),
        `s3:PutObject ${bucket()}/malware-protection-resource-validation-object`,
        ...['GetObject', 'GetObjectVersion'].map((action) => `s3:${action} ${evidence}`),
        ...['Get', 'Put'].flatMap((verb) => [
          `s3:${verb}ObjectTagging ${evidence}`,
          `s3:${verb}ObjectVersionTagging ${evidence}`,
        ]),
      ].toSorted(),
    );
    const onRules = statements().find(({ Action }) => [Action].flat().includes('events:PutRule'));
    expect(onRules?.Condition).toEqual({
      StringLike: { 'events:ManagedBy': 'malware-protection-plan.guardduty.amazonaws.com' },
    });
  });

  it('tells a person when a file could not be scanned', () => {
    expect(properties(idOf('AWS::CloudWatch::Alarm', 'AlarmsEvidenceNotScanned'))).toMatchObject({
      MetricName: 'FailedScanCount',
      Namespace: 'AWS/GuardDuty/MalwareProtection',
      Dimensions: expect.arrayContaining([
        { Name: 'Resource Name', Value: bucket().replace('arn:aws:s3:::', '') },
        { Name: 'Malware Protection Plan Id', Value: expect.stringContaining('evidencescan') },
      ]),
    });
  });

  it('is left out with the stand-in, as on a laptop', () => {
    const app = new App({ builtinCloudFormationValidation: false, context: { 'aws:cdk:bundling-stacks': [] } });
    const main = addStage(app, { ...readConfig('example'), malwareScan: 'stand-in' });
    const made = Template.fromStack(main);
    made.resourceCountIs(PLAN, 0);
    expect(JSON.stringify(made.toJSON())).not.toContain('GuardDuty');
  });

  it('keeps the local system from starting on nothing that a stage may hold', () => {
    expect(unknownTypes(template)).toEqual([]);
    expect(unknownTypes({ Resources: { Wall: { Type: 'AWS::WAFv2::WebACL' } } })).toEqual(['AWS::WAFv2::WebACL']);
  });
});
