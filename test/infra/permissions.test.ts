import { runSimulation } from '@cloud-copilot/iam-simulate';
import { beforeAll, describe, expect, it } from 'vitest';
import { createNames, physicalName } from '#infra/local/names.ts';
import { createResolver, resourcesOf, type Template } from '#infra/local/template.ts';
import { synthesizeExample } from './synthesized.ts';

const PLACE = { region: 'eu-west-1', account: '123456789012' };

describe('what the roles of the functions may do', () => {
  let template: Template;
  let resolve: (value: unknown) => unknown;
  beforeAll(() => {
    template = synthesizeExample().main.toJSON() as Template;
    ({ resolve } = createResolver(template, createNames(PLACE, 'http://127.0.0.1:1'), PLACE));
  });

  const arnOf = (type: string, part: string) => {
    const [id, resource] = resourcesOf(template, type).find(([name]) => name.includes(part)) ?? [];
    if (id === undefined || resource === undefined) throw new Error(`No ${type} named ${part}`);
    return createNames(PLACE, '').attribute(id, 'Arn', resource);
  };
  const table = () => arnOf('AWS::DynamoDB::GlobalTable', 'Table');

  const may = async (
    who: string,
    action: string,
    arn: string,
    contextVariables: Record<string, string | string[]> = {},
  ) => {
    const [roleId] = resourcesOf(template, 'AWS::IAM::Role').find(([id]) => id.includes(who)) ?? [''];
    const identityPolicies = resourcesOf(template, 'AWS::IAM::Policy')
      .map(([name, { Properties }]) => ({
        name,
        ...(resolve(Properties) as { Roles: string[]; PolicyDocument: object }),
      }))
      .filter(({ Roles }) => Roles.includes(physicalName(roleId)))
      .map(({ name, PolicyDocument }) => ({ name, policy: PolicyDocument }));
    const principal = `arn:aws:iam::${PLACE.account}:role/${physicalName(roleId)}`;
    const result = await runSimulation(
      {
        request: { principal, action, resource: { resource: arn, accountId: PLACE.account }, contextVariables },
        identityPolicies,
        serviceControlPolicies: [],
        resourceControlPolicies: [],
      },
      {},
    );
    if (result.resultType !== 'single') throw new Error(JSON.stringify(result));
    return result.overallResult;
  };
  const item = (who: string, action: string, partition: string) =>
    may(who, `dynamodb:${action}`, table(), { 'dynamodb:LeadingKeys': [partition] });
  const listing = (who: string, partition: string) =>
    may(who, 'dynamodb:Query', `${table()}/index/listing`, { 'dynamodb:LeadingKeys': [partition] });
  const file = (who: string, action: string, key: string) =>
    may(who, `s3:${action}`, `${arnOf('AWS::S3::Bucket', 'Files')}/${key}`);

  it.each([
    ['the form saves an answer', () => item('HostedForm', 'PutItem', 'ASSESSMENT#r#gn-1')],
    ['the form uses up a sign-in link', () => item('HostedForm', 'UpdateItem', 'LINK#abc')],
    ['the form lists the rounds', () => listing('HostedForm', 'ROUND')],
    ['the form lists what a person takes part in', () => listing('HostedForm', 'PERSON#abc')],
    ['the form links a report', () => file('HostedForm', 'GetObject', 'reports/1/1.pdf')],
    ['the API keeps a submission', () => item('SubmissionsApi', 'PutItem', 'SUBMISSION#1')],
    ['the API checks a token', () => item('SubmissionsApi', 'GetItem', 'TOKEN#abc')],
    ['scoring looks for an earlier round', () => listing('Score', 'ROUND')],
    ['scoring reads a release', () => file('Score', 'GetObject', 'releases/abc.json')],
    ['scoring keeps what a city was shown', () => item('Score', 'PutItem', 'CITY#gn-1')],
    ['rendering writes a report', () => file('Render', 'PutObject', 'reports/1/1.pdf')],
    ['delivery remembers what it sent', () => item('Deliver', 'PutItem', 'IDEMPOTENCY#1')],
    ['delivery finds addresses', () => item('Deliver', 'GetItem', 'PERSON#abc')],
    ['reconcile finds what is overdue', () => listing('Reconcile', 'WATCH')],
  ])('lets through: %s', async (_, attempt) => {
    expect(await attempt()).toBe('Allowed');
  });

  it.each([
    ['the form changes a release', () => item('HostedForm', 'PutItem', 'RELEASE#r')],
    ['the form writes a report', () => file('HostedForm', 'PutObject', 'reports/1/1.pdf')],
    ['the API reads sessions', () => item('SubmissionsApi', 'GetItem', 'SESSION#abc')],
    ['the API changes a person', () => item('SubmissionsApi', 'PutItem', 'PERSON#abc')],
    ['scoring reads sign-in links', () => item('Score', 'GetItem', 'LINK#abc')],
    ['scoring deletes a submission', () => item('Score', 'DeleteItem', 'SUBMISSION#1')],
    ['rendering changes a release', () => file('Render', 'PutObject', 'releases/abc.json')],
    ['rendering finds addresses', () => item('Render', 'GetItem', 'PERSON#abc')],
    ['delivery reads answers', () => item('Deliver', 'Query', 'ASSESSMENT#r#gn-1')],
    ['delivery writes a report', () => file('Deliver', 'PutObject', 'reports/1/1.pdf')],
    ['reconcile lists people', () => listing('Reconcile', 'PERSON#abc')],
    ['reconcile writes a submission', () => item('Reconcile', 'PutItem', 'SUBMISSION#1')],
    ['anybody scans the table', () => may('HostedForm', 'dynamodb:Scan', table())],
  ])('refuses: %s', async (_, attempt) => {
    expect(await attempt()).toMatch(/Denied/);
  });

  it('lets mail go out from the one sender only', async () => {
    const identity = `arn:aws:ses:${PLACE.region}:${PLACE.account}:identity/cities.example.org`;
    const send = (from: string) => may('Deliver', 'ses:SendRawEmail', identity, { 'ses:FromAddress': from });
    expect(await send('reports@cities.example.org')).toBe('Allowed');
    expect(await send('mayor@cities.example.org')).toMatch(/Denied/);
  });
});
