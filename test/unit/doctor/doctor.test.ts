import { CloudFormationClient, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { DescribeContinuousBackupsCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetAccountSettingsCommand, GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3';
import { GetAccountCommand, GetEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { ListSubscriptionsByTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { createContent } from '#functions/platform/content.ts';
import { deadLetterFinding, lookAtContext, lookAtForm, lookAtVersions } from '#infra/doctor/everywhere.ts';
import { checksOfStage } from '#infra/doctor/examine-stage.ts';
import { examine, type Finding } from '#infra/doctor/finding.ts';

const settings = { region: 'eu-west-1' };
const clients = {
  cloudFormation: new CloudFormationClient(settings),
  dynamodb: new DynamoDBClient(settings),
  lambda: new LambdaClient(settings),
  s3: new S3Client(settings),
  ses: new SESv2Client(settings),
  sns: new SNSClient(settings),
};
const aws = {
  cloudFormation: mockClient(clients.cloudFormation),
  dynamodb: mockClient(clients.dynamodb),
  lambda: mockClient(clients.lambda),
  s3: mockClient(clients.s3),
  ses: mockClient(clients.ses),
  sns: mockClient(clients.sns),
};
type Scan = 'guardduty' | 'stand-in';

const DOMAIN = 'cities.example.org';

const stackOf = (...resources: (readonly [type: string, logicalId: string])[]) => ({
  StackResourceSummaries: resources.map(([ResourceType, LogicalResourceId]) => ({
    ResourceType,
    LogicalResourceId,
    PhysicalResourceId: `arn:${LogicalResourceId}`,
    LastUpdatedTimestamp: new Date(),
    ResourceStatus: 'CREATE_COMPLETE' as const,
  })),
});

const backups = (PointInTimeRecoveryStatus: 'ENABLED' | 'DISABLED') => ({
  ContinuousBackupsDescription: {
    ContinuousBackupsStatus: 'ENABLED' as const,
    PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus },
  },
});

const healthyAccount = {
  ProductionAccessEnabled: true,
  SendingEnabled: true,
  EnforcementStatus: 'HEALTHY',
  SendQuota: { Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: 100 },
};

/** A stage in which nothing is wrong. */
const everythingIsWell = () => {
  for (const mock of Object.values(aws)) mock.reset();
  aws.cloudFormation
    .on(ListStackResourcesCommand)
    .resolves(
      stackOf(
        ['AWS::SNS::Topic', 'AlarmsTopic1'],
        ['AWS::Lambda::Function', 'PipelineRender2'],
        ['AWS::CloudWatch::Alarm', 'AlarmsA'],
        ['AWS::CloudWatch::Alarm', 'AlarmsB'],
        ['AWS::GuardDuty::MalwareProtectionPlan', 'EvidenceScanPlan3'],
      ),
    );
  aws.dynamodb.on(DescribeContinuousBackupsCommand).resolves(backups('ENABLED'));
  aws.lambda.on(GetAccountSettingsCommand).resolves({ AccountLimit: { ConcurrentExecutions: 1000 } });
  aws.lambda.on(GetFunctionConfigurationCommand).resolves({ Runtime: 'nodejs24.x' });
  aws.s3.on(GetBucketVersioningCommand).resolves({ Status: 'Enabled' });
  aws.ses.on(GetAccountCommand).resolves(healthyAccount);
  aws.ses
    .on(GetEmailIdentityCommand)
    .resolves({ VerifiedForSendingStatus: true, DkimAttributes: { Status: 'SUCCESS', Tokens: ['a', 'b', 'c'] } });
  aws.sns
    .on(ListSubscriptionsByTopicCommand)
    .resolves({ Subscriptions: [{ Protocol: 'email', SubscriptionArn: 'arn:aws:sns:eu-west-1:1:alarms:1' }] });
};

const records: Record<string, string[][]> = {};
const resolveTxt = async (name: string) => {
  const found = records[name];
  if (found !== undefined) return found;
  throw Object.assign(new Error('none'), { code: 'ENODATA' });
};

const look = async (cities = 500, malwareScan: Scan = 'guardduty'): Promise<readonly Finding[]> =>
  await examine(
    checksOfStage({
      stack: 'CityCapabilities-example',
      tableName: 'table',
      bucketName: 'files',
      domain: DOMAIN,
      concurrency: 10,
      malwareScan,
      cities,
      clients,
      resolveTxt,
    }),
  );
const finding = async (id: string, cities?: number) => (await look(cities)).find((one) => one.id === id);

describe('doctor on a stage', () => {
  beforeEach(() => {
    everythingIsWell();
    records[DOMAIN] = [['v=spf1 include:amazonses.com ', '-all']];
    records[`_dmarc.${DOMAIN}`] = [['v=DMARC1; p=quarantine']];
  });

  it('finds nothing where nothing is wrong, and says what a month costs', async () => {
    const findings = await look();
    expect(findings.filter(({ level }) => level === 'warning' || level === 'problem')).toEqual([]);
    expect(findings.find(({ id }) => id === 'cost')?.says).toMatch(/500 cities/);
  });

  const faults: readonly (readonly [string, string, Finding['level'], RegExp, () => unknown])[] = [
    [
      'the SES sandbox',
      'mail-sandbox',
      'problem',
      /Request production access/,
      () => aws.ses.on(GetAccountCommand).resolves({ ...healthyAccount, ProductionAccessEnabled: false }),
    ],
    [
      'an account under review',
      'mail-sending',
      'problem',
      /RUNBOOK/,
      () => aws.ses.on(GetAccountCommand).resolves({ ...healthyAccount, EnforcementStatus: 'PROBATION' }),
    ],
    [
      'a quota that is too small for the round',
      'mail-quota',
      'problem',
      /Service Quotas/,
      () =>
        aws.ses
          .on(GetAccountCommand)
          .resolves({ ...healthyAccount, SendQuota: { Max24HourSend: 1000, MaxSendRate: 14, SentLast24Hours: 1 } }),
    ],
    [
      'a slow quota',
      'mail-rate',
      'warning',
      /Sending rate/,
      () =>
        aws.ses
          .on(GetAccountCommand)
          .resolves({ ...healthyAccount, SendQuota: { Max24HourSend: 5000, MaxSendRate: 0.1, SentLast24Hours: 1 } }),
    ],
    [
      'a sender that is not verified',
      'mail-sender',
      'problem',
      /tok\._domainkey\.cities\.example\.org/,
      () =>
        aws.ses
          .on(GetEmailIdentityCommand)
          .resolves({ VerifiedForSendingStatus: false, DkimAttributes: { Status: 'PENDING', Tokens: ['tok'] } }),
    ],
    [
      'mail without DKIM',
      'mail-dkim',
      'problem',
      /CNAME/,
      () => aws.ses.on(GetEmailIdentityCommand).resolves({ VerifiedForSendingStatus: true }),
    ],
    ['no SPF for SES', 'mail-spf', 'warning', /include:amazonses\.com/, () => delete records[DOMAIN]],
    [
      'two SPF records',
      'mail-spf',
      'warning',
      /into one/,
      () => Object.assign(records, { [DOMAIN]: [['v=spf1 include:amazonses.com'], ['v=spf1 -all']] }),
    ],
    ['no DMARC', 'mail-dmarc', 'warning', /_dmarc\.cities/, () => delete records[`_dmarc.${DOMAIN}`]],
    [
      'alarms that nobody hears',
      'alarms',
      'problem',
      /Confirm the subscription/,
      () =>
        aws.sns
          .on(ListSubscriptionsByTopicCommand)
          .resolves({ Subscriptions: [{ Protocol: 'email', SubscriptionArn: 'PendingConfirmation' }] }),
    ],
    [
      'a table without backups',
      'backup-table',
      'problem',
      /Deploy/,
      () => aws.dynamodb.on(DescribeContinuousBackupsCommand).resolves(backups('DISABLED')),
    ],
    [
      'files without versions',
      'backup-files',
      'problem',
      /Deploy/,
      () => aws.s3.on(GetBucketVersioningCommand).resolves({}),
    ],
    [
      'evidence that nobody scans',
      'evidence-scan',
      'problem',
      /Deploy/,
      () => aws.cloudFormation.on(ListStackResourcesCommand).resolves(stackOf(['AWS::SNS::Topic', 'AlarmsTopic1'])),
    ],
    [
      'too little concurrency',
      'functions-quota',
      'warning',
      /1,000/,
      () => aws.lambda.on(GetAccountSettingsCommand).resolves({ AccountLimit: { ConcurrentExecutions: 10 } }),
    ],
    [
      'an old runtime',
      'functions-runtime',
      'warning',
      /Deploy/,
      () => aws.lambda.on(GetFunctionConfigurationCommand).resolves({ Runtime: 'nodejs20.x' }),
    ],
  ];
  it.each(faults)('finds %s, and says what to do', async (_, id, level, remedy, plant) => {
    plant();
    expect(await finding(id)).toMatchObject({ level, remedy: expect.stringMatching(remedy) });
  });

  it('calls a stand-in on AWS a problem: it protects nobody', async () => {
    const found = (await look(500, 'stand-in')).find(({ id }) => id === 'evidence-scan');
    expect(found).toMatchObject({ level: 'problem', remedy: expect.stringContaining('malwareScan') });
  });

  it('measures the quota against the size of the round', async () => {
    const small = { ...healthyAccount, SendQuota: { Max24HourSend: 200, MaxSendRate: 1, SentLast24Hours: 0 } };
    aws.ses.on(GetAccountCommand).resolves(small);
    expect((await finding('mail-quota', 100))?.level).toBe('ok');
    expect((await finding('mail-quota', 101))?.level).toBe('problem');
  });

  it('says what it was not allowed to look at, and looks at the rest', async () => {
    aws.ses.on(GetAccountCommand).rejects(Object.assign(new Error('no'), { name: 'AccessDeniedException' }));
    const findings = await look();
    expect(findings.find(({ id }) => id === 'mail-account')?.says).toContain('AccessDeniedException');
    expect(findings.find(({ id }) => id === 'backup-table')?.level).toBe('ok');
  });
});

describe('doctor everywhere', () => {
  const { meta } = createContent().population();
  const aged = (year: number | null) => ({
    meta: { ...meta, features: [{ ...meta.features[0]!, id: 'gdp-per-head', year }] },
  });

  it('warns of context data older than five years, by feature and year', () => {
    const now = new Date('2026-11-01T00:00:00Z');
    expect(lookAtContext(aged(2021), now)[0]?.level).toBe('ok');
    expect(lookAtContext(aged(2020), now)[0]).toMatchObject({
      level: 'warning',
      says: expect.stringContaining('gdp-per-head (2020)'),
      remedy: expect.stringContaining('context import'),
    });
  });

  it('compares the clocks', async () => {
    const told = new Date('2026-11-01T12:00:00Z');
    const form = async () => new Response('', { headers: { date: told.toUTCString() } });
    const levelAt = async (seconds: number) => {
      const findings = await lookAtForm('http://form.test', () => new Date(told.getTime() + seconds * 1000), form);
      return findings.find(({ id }) => id === 'clock')?.level;
    };
    expect([await levelAt(1), await levelAt(-60), await levelAt(600)]).toEqual(['ok', 'warning', 'problem']);
  });

  it('tells of a form that fails, and of a Node that is too old', async () => {
    const broken = async () => new Response('', { status: 503 });
    const findings = await lookAtForm('http://form.test', () => new Date(), broken);
    expect(findings[0]).toMatchObject({ id: 'form', level: 'problem' });
    expect(lookAtVersions('v22.1.0', '1.0.0')[0]?.level).toBe('problem');
    expect(lookAtVersions('v24.1.0', '1.0.0')[0]?.level).toBe('ok');
  });
});

describe('what doctor says of failed work', () => {
  it('is a problem as soon as anything lies there, with the command that says what', () => {
    expect(deadLetterFinding(0).level).toBe('ok');
    expect(deadLetterFinding(1)).toMatchObject({ level: 'problem', says: expect.stringContaining('one message') });
    expect(deadLetterFinding(2)).toMatchObject({
      says: expect.stringContaining('2 messages: a report is missing, an erasure is not done'),
      remedy: 'npm run capability -- redrive --dry-run',
    });
  });
});
