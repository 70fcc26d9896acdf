import { runInNewContext } from 'node:vm';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { VIEWER_ADDRESS_HEADER } from '#functions/platform/http.ts';
import { readConfig } from '#infra/config.ts';
import { PIPELINE_EVENTS } from '#shared/contracts/events.ts';
import { synthesizeExample } from './synthesized.ts';

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Stages of the pipeline, what records what became of mails, and what erases. */
const CONSUMERS = PIPELINE_EVENTS.length + 2;

describe('the stack of a stage', () => {
  let main: Template;
  let edge: Template;
  beforeAll(() => {
    ({ main, edge } = synthesizeExample());
  });

  const propertiesOf = (type: string) =>
    Object.entries(main.findResources(type)).map(([id, { Properties }]) => ({ id, ...Properties }));
  const ownFunctions = () =>
    propertiesOf('AWS::Lambda::Function').filter(({ Environment }) => Environment !== undefined);
  const statements = (): Statement[] =>
    propertiesOf('AWS::IAM::Policy').flatMap(({ PolicyDocument }) => PolicyDocument.Statement);

  it('keeps answers and files when the stack goes, and lets them be brought back', () => {
    main.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Retain',
      Properties: Match.objectLike({
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
        Replicas: [
          Match.objectLike({
            DeletionProtectionEnabled: true,
            PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          }),
        ],
      }),
    });
    main.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      Properties: Match.objectLike({
        VersioningConfiguration: { Status: 'Enabled' },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      }),
    });
  });

  it('forgets uploads that nobody claimed after a day', () => {
    main.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: Match.arrayWith([Match.objectLike({ Prefix: 'incoming/', ExpirationInDays: 1, Status: 'Enabled' })]),
      },
    });
  });

  it('forgets answers, people and files after the months that the privacy notice says', () => {
    const { retentionMonths } = readConfig('example').deployment.privacy;
    main.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: Match.arrayWith([
          Match.objectLike({
            Id: 'retention',
            Status: 'Enabled',
            ExpirationInDays: Math.ceil(retentionMonths * 30.4375),
          }),
          Match.objectLike({ NoncurrentVersionExpiration: { NoncurrentDays: 30 } }),
        ]),
      },
    });
    const told = ownFunctions().map(({ Environment }) => Environment.Variables.RETENTION_MONTHS);
    expect(new Set(told)).toEqual(new Set([String(retentionMonths)]));
  });

  it('keeps the secrets when the stack goes: without the key nobody is recognised any more', () => {
    main.allResources('AWS::SecretsManager::Secret', Match.objectLike({ DeletionPolicy: 'Retain' }));
  });

  it('puts a dead-letter queue behind every queue', () => {
    const queues = propertiesOf('AWS::SQS::Queue');
    const bare = queues.filter(({ id, RedrivePolicy }) => !id.includes('DeadLetters') && RedrivePolicy === undefined);
    expect(queues).toHaveLength(2 * CONSUMERS);
    expect(bare).toEqual([]);
  });

  it('lets no message come back while the function that took it may still run', () => {
    const functions = Object.fromEntries(propertiesOf('AWS::Lambda::Function').map(({ id, Timeout }) => [id, Timeout]));
    const queues = Object.fromEntries(
      propertiesOf('AWS::SQS::Queue').map(({ id, VisibilityTimeout }) => [id, VisibilityTimeout]),
    );
    const margins = propertiesOf('AWS::Lambda::EventSourceMapping').map(
      ({ EventSourceArn, FunctionName }) => queues[EventSourceArn['Fn::GetAtt'][0]] - functions[FunctionName.Ref],
    );
    expect(margins).toHaveLength(CONSUMERS);
    expect(Math.min(...margins)).toBeGreaterThanOrEqual(1);
  });

  it('hands each kind of event to one consumer, as it was published, and asks which records failed', () => {
    const toQueues = propertiesOf('AWS::SNS::Subscription').filter(({ Protocol }) => Protocol === 'sqs');
    expect(toQueues.flatMap(({ FilterPolicy }) => FilterPolicy?.type ?? []).sort()).toEqual(
      [...PIPELINE_EVENTS].sort(),
    );
    expect(toQueues.every(({ RawMessageDelivery }) => RawMessageDelivery === true)).toBe(true);
    const mappings = propertiesOf('AWS::Lambda::EventSourceMapping');
    expect(mappings.every(({ FunctionResponseTypes }) => FunctionResponseTypes[0] === 'ReportBatchItemFailures')).toBe(
      true,
    );
  });

  it('runs every function on Node 24 and ARM64, with logs that expire and a source that the laptop can run', () => {
    const functions = ownFunctions();
    expect(functions).toHaveLength(9);
    expect(functions.map(({ Runtime }) => Runtime)).toEqual(functions.map(() => 'nodejs24.x'));
    expect(functions.map(({ Architectures }) => Architectures)).toEqual(functions.map(() => ['arm64']));
    main.allResourcesProperties('AWS::Logs::LogGroup', Match.objectLike({ RetentionInDays: Match.anyValue() }));
    const entries = Object.values(main.findResources('AWS::Lambda::Function')).map(({ Metadata }) => Metadata?.entry);
    expect(entries.filter((entry) => entry !== undefined)).toHaveLength(9);
  });

  it('keeps the variables of every function under the 4 KB that Lambda gives them', () => {
    for (const { Environment } of ownFunctions()) {
      expect(JSON.stringify(Environment.Variables).length).toBeLessThan(4096);
    }
  });

  /** Policies that let a function look at the whole table. */
  const scanning = () =>
    propertiesOf('AWS::IAM::Policy')
      .filter(({ PolicyDocument }) => JSON.stringify(PolicyDocument).includes('dynamodb:Scan'))
      .map(({ id }) => id);

  it('grants named actions only, and a scan of the table to the one that erases alone', () => {
    const actions = statements().flatMap(({ Action }) => Action);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
    expect(scanning()).toEqual([expect.stringMatching(/^ErasureEraseFunction/)]);
    expect(actions).not.toContain('dynamodb:DeleteTable');
    const everywhere = statements().filter(({ Resource }) => Resource === '*');
    // Neither has anything smaller than everything that a policy could name.
    expect([...new Set(everywhere.flatMap(({ Action }) => Action))].sort()).toEqual([
      'ses:DeleteSuppressedDestination',
      'xray:PutTelemetryRecords',
      'xray:PutTraceSegments',
    ]);
  });

  it('says for every statement on the table which partitions it is about, but for the one that erases', () => {
    const onTable = statements().filter(({ Action }) =>
      [Action].flat().some((action) => action.startsWith('dynamodb:')),
    );
    expect(onTable.length).toBeGreaterThan(6);
    const unconditional = onTable.filter(({ Condition }) => Condition === undefined);
    expect(unconditional.map(({ Action }) => [Action].flat().includes('dynamodb:Scan'))).toEqual([true]);
  });

  it('sends every request through the firewall and marks it with a secret that functions ask for', () => {
    main.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: Match.objectLike({
        WebACLId: Match.anyValue(),
        Origins: [
          Match.objectLike({
            OriginCustomHeaders: [{ HeaderName: 'x-origin-secret', HeaderValue: Match.anyValue() }],
          }),
        ],
      }),
    });
    const distribution = propertiesOf('AWS::CloudFront::Distribution')[0];
    const sent = distribution?.DistributionConfig.Origins[0].OriginCustomHeaders[0].HeaderValue;
    const expected = ownFunctions()
      .map(({ Environment }) => Environment.Variables.ORIGIN_SECRET)
      .filter(Boolean);
    expect(expected).toEqual([sent, sent, sent]);
    expect(JSON.stringify(sent)).toContain('{{resolve:secretsmanager:');
  });

  it('lets functions tell who asks, whatever the request claims', () => {
    const [edgeFunction] = propertiesOf('AWS::CloudFront::Function');
    const handle = runInNewContext(`${edgeFunction?.FunctionCode}; handler`);
    const headers = { 'x-viewer-address': { value: '203.0.113.9' }, accept: { value: 'text/html' } };
    const sent = handle({ request: { headers }, viewer: { ip: '198.51.100.7' } });
    expect(sent.headers).toEqual({
      [VIEWER_ADDRESS_HEADER]: { value: '198.51.100.7' },
      accept: { value: 'text/html' },
    });
    const { DefaultCacheBehavior } = propertiesOf('AWS::CloudFront::Distribution')[0]?.DistributionConfig ?? {};
    expect(DefaultCacheBehavior.FunctionAssociations).toMatchObject([{ EventType: 'viewer-request' }]);
  });

  it('turns away addresses that ask too often, sign-in pages sooner than others', () => {
    const [firewall] = Object.values(edge.findResources('AWS::WAFv2::WebACL'));
    const limits = firewall?.Properties.Rules.map(
      (rule: { Statement: { RateBasedStatement?: { Limit: number } } }) => rule.Statement.RateBasedStatement?.Limit,
    );
    expect(limits.filter((limit: number | undefined) => limit !== undefined)).toEqual([2000, 100]);
  });

  it('has no log that a sign-in link could be read from', () => {
    const [stage] = propertiesOf('AWS::ApiGatewayV2::Stage');
    expect(stage?.AccessLogSettings.Format).not.toMatch(/\$context\.(path|http|identity)|querystring/i);
    main.hasResourceProperties('AWS::CloudFront::Distribution', { DistributionConfig: { Logging: Match.absent() } });
  });

  it('lets alarms publish, which the demand for TLS would otherwise forbid them', () => {
    main.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Action: 'sns:Publish',
          }),
        ]),
      },
    });
  });

  it('has SES tell of deliveries, delays, bounces and complaints, and of nothing else, through a topic that it may use', () => {
    const [destination, ...more] = propertiesOf('AWS::SES::ConfigurationSetEventDestination');
    expect(more).toEqual([]);
    expect(destination?.EventDestination.MatchingEventTypes.toSorted()).toEqual([
      'bounce',
      'complaint',
      'delivery',
      'deliveryDelay',
    ]);
    const topic = destination?.EventDestination.SnsDestination.TopicARN;
    expect(propertiesOf('AWS::SNS::Subscription').filter(({ TopicArn }) => same(TopicArn, topic))).toHaveLength(1);
    const policy = propertiesOf('AWS::SNS::TopicPolicy').find(({ Topics }) => same(Topics[0], topic));
    const allowed = policy?.PolicyDocument.Statement.filter(({ Effect }: { Effect: string }) => Effect === 'Allow');
    expect(allowed).toMatchObject([{ Principal: { Service: 'ses.amazonaws.com' }, Action: 'sns:Publish' }]);
    expect(JSON.stringify(allowed?.[0].Condition)).toMatch(/aws:SourceAccount/i);
  });

  it('tells a person of every dead letter, with a place in the runbook', () => {
    const alarms = propertiesOf('AWS::CloudWatch::Alarm');
    expect(alarms.filter(({ id }) => id.includes('DeadLetters'))).toHaveLength(CONSUMERS);
    for (const { AlarmDescription, AlarmActions } of alarms) {
      expect(AlarmDescription).toContain('RUNBOOK.md, "');
      expect(AlarmActions).toHaveLength(1);
    }
    main.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'operations@cities.example.org',
    });
  });
});
