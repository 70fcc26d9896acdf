import { beforeAll, describe, expect, it } from 'vitest';
import type { Template } from '#infra/local/template.ts';
import { createRoleSimulation } from './role-simulation.ts';
import { synthesizeExample } from './synthesized.ts';

const PLACE = { region: 'eu-west-1', account: '123456789012' };

describe('what the roles of the functions may do', () => {
  let simulation: ReturnType<typeof createRoleSimulation>;
  beforeAll(() => {
    simulation = createRoleSimulation(synthesizeExample().main.toJSON() as Template, PLACE);
  });

  const may: typeof simulation.may = (...question) => simulation.may(...question);
  const table = () => simulation.arnOf('AWS::DynamoDB::GlobalTable', 'Table');
  const item = (who: string, action: string, partition: string) =>
    may(who, `dynamodb:${action}`, table(), { 'dynamodb:LeadingKeys': [partition] });
  const topic = () => simulation.arnOf('AWS::SNS::Topic', 'Events');
  const queue = (who: string, action: string, stage: string) =>
    may(who, `sqs:${action}`, simulation.arnOf('AWS::SQS::Queue', `${stage}Queue`));
  const deadLetters = (who: string, action: string, stage: string) =>
    may(who, `sqs:${action}`, simulation.arnOf('AWS::SQS::Queue', `${stage}DeadLetters`));
  const listing = (who: string, partition: string) =>
    may(who, 'dynamodb:Query', `${table()}/index/listing`, { 'dynamodb:LeadingKeys': [partition] });
  const file = (who: string, action: string, key: string) =>
    may(who, `s3:${action}`, `${simulation.arnOf('AWS::S3::Bucket', 'Files')}/${key}`);
  const toErase = (who: string, action: string) =>
    may(who, `sqs:${action}`, simulation.arnOf('AWS::SQS::Queue', 'ErasureEraseQueue'));
  const evidenceTagged = (status: string) =>
    may('hosted-form', 's3:GetObject', `${simulation.arnOf('AWS::S3::Bucket', 'Files')}/evidence/r/gn-1/1`, {
      's3:ExistingObjectTag/GuardDutyMalwareScanStatus': status,
    });

  it.each([
    ['the form saves an answer', () => item('hosted-form', 'PutItem', 'ASSESSMENT#r#gn-1')],
    ['the form uses up a sign-in link', () => item('hosted-form', 'UpdateItem', 'LINK#abc')],
    ['the form lists the rounds', () => listing('hosted-form', 'ROUND')],
    ['the form lists what a person takes part in', () => listing('hosted-form', 'PERSON#abc')],
    ['the form links a report', () => file('hosted-form', 'GetObject', 'reports/1/1.pdf')],
    ['the console lists the cities of a round', () => listing('operator-console', 'ROUND#r')],
    ['the console sees which mails a person got', () => item('operator-console', 'Query', 'PERSON#abc')],
    ['the console notes a reminder before it goes', () => item('operator-console', 'PutItem', 'PERSON#abc')],
    ['the console invites a city', () => item('operator-console', 'PutItem', 'ASSESSMENT#r#gn-1')],
    ['the console keeps whom it invites anew', () => item('operator-console', 'UpdateItem', 'PERSON#abc')],
    ['the console opens a round', () => item('operator-console', 'PutItem', 'ROUND#r')],
    ['the console issues a token', () => item('operator-console', 'PutItem', 'TOKEN#abc')],
    ['the console allows mail again', () => item('operator-console', 'DeleteItem', 'MAIL#abc')],
    ['the console begins a new issue', () => item('operator-console', 'PutItem', 'SUBMISSION#1')],
    ['the console sees which issues are under way', () => listing('operator-console', 'WATCH')],
    ['the console hands work to the pipeline', () => may('operator-console', 'sns:Publish', topic())],
    ['the console looks at failed work', () => deadLetters('operator-console', 'ReceiveMessage', 'Render')],
    ['the console looks at failed erasures', () => deadLetters('operator-console', 'ReceiveMessage', 'ErasureErase')],
    ['the console looks at lost news of mail', () => deadLetters('operator-console', 'ReceiveMessage', 'Record')],
    ['the console sends failed work back', () => queue('operator-console', 'SendMessage', 'Render')],
    ['the console sends news of mail back', () => queue('operator-console', 'SendMessage', 'Record')],
    ['the console writes to the audit log', () => item('operator-console', 'PutItem', 'AUDIT')],
    ['the console publishes a release', () => item('operator-console', 'PutItem', 'RELEASE#r')],
    ['the console stores the file of a release', () => file('operator-console', 'PutObject', 'releases/abc.json')],
    ['the form writes to the audit log', () => item('hosted-form', 'PutItem', 'AUDIT')],
    ['the console reads a release', () => file('operator-console', 'GetObject', 'releases/abc.json')],
    ['the console orders an erasure', () => item('operator-console', 'PutItem', 'ERASURE')],
    ['the console asks for an erasure', () => toErase('operator-console', 'SendMessage')],
    ['erasing looks at everything', () => may('erase-data', 'dynamodb:Scan', table())],
    ['erasing lists the rounds', () => listing('erase-data', 'ROUND')],
    ['erasing deletes an answer', () => item('erase-data', 'DeleteItem', 'ASSESSMENT#r#gn-1')],
    ['erasing deletes a version of a file', () => file('erase-data', 'DeleteObjectVersion', 'reports/1/1.pdf')],
    ['erasing adds a release without the city', () => file('erase-data', 'PutObject', 'releases/abc.json')],
    ['the form keeps an evidence file', () => file('hosted-form', 'PutObject', 'evidence/r/gn-1/1')],
    ['the form asks what the scan said', () => file('hosted-form', 'GetObjectTagging', 'evidence/r/gn-1/1')],
    ['the form opens evidence that is clean', () => evidenceTagged('NO_THREATS_FOUND')],
    ['the API keeps a submission', () => item('submissions-api', 'PutItem', 'SUBMISSION#1')],
    ['the API checks a token', () => item('submissions-api', 'GetItem', 'TOKEN#abc')],
    ['scoring looks for an earlier round', () => listing('score-submission', 'ROUND')],
    ['scoring reads a release', () => file('score-submission', 'GetObject', 'releases/abc.json')],
    ['scoring keeps what a city was shown', () => item('score-submission', 'PutItem', 'CITY#gn-1')],
    ['rendering writes a report', () => file('render-report', 'PutObject', 'reports/1/1.pdf')],
    ['delivery remembers what it sent', () => item('deliver-report', 'PutItem', 'IDEMPOTENCY#1')],
    ['delivery finds addresses', () => item('deliver-report', 'GetItem', 'PERSON#abc')],
    ['delivery knows where mail bounced', () => item('deliver-report', 'GetItem', 'MAIL#abc')],
    ['the form knows where mail bounced', () => item('hosted-form', 'GetItem', 'MAIL#abc')],
    ['recording keeps a bounce', () => item('record-delivery', 'PutItem', 'MAIL#abc')],
    ['reconcile finds what is overdue', () => listing('reconcile', 'WATCH')],
  ])('lets through: %s', async (_, attempt) => {
    expect(await attempt()).toBe('Allowed');
  });

  it.each([
    ['the form changes a release', () => item('hosted-form', 'PutItem', 'RELEASE#r')],
    ['the form writes a report', () => file('hosted-form', 'PutObject', 'reports/1/1.pdf')],
    ['the console changes the profile of a city', () => item('operator-console', 'PutItem', 'CITY#gn-1')],
    ['the console deletes a submission', () => item('operator-console', 'DeleteItem', 'SUBMISSION#1')],
    ['the console bounces mail', () => item('operator-console', 'PutItem', 'MAIL#abc')],
    ['the console takes work away from a stage', () => queue('operator-console', 'ReceiveMessage', 'Score')],
    ['the console puts failed work anywhere', () => deadLetters('operator-console', 'SendMessage', 'Score')],
    ['the console takes an erasure away', () => queue('operator-console', 'ReceiveMessage', 'ErasureErase')],
    ['the form looks at failed work', () => deadLetters('hosted-form', 'ReceiveMessage', 'Score')],
    ['the console deletes what a city was shown', () => item('operator-console', 'DeleteItem', 'CITY#gn-1')],
    ['the console changes an erasure', () => item('operator-console', 'DeleteItem', 'ERASURE')],
    ['the console scans the table', () => may('operator-console', 'dynamodb:Scan', table())],
    ['the console deletes evidence', () => file('operator-console', 'DeleteObject', 'evidence/r/gn-1/1')],
    [
      'the console deletes a version of a file',
      () => file('operator-console', 'DeleteObjectVersion', 'reports/1/1.pdf'),
    ],
    ['the form asks for an erasure', () => toErase('hosted-form', 'SendMessage')],
    ['scoring asks for an erasure', () => toErase('score-submission', 'SendMessage')],
    ['the form orders an erasure', () => item('hosted-form', 'PutItem', 'ERASURE')],
    ['erasing writes a report', () => file('erase-data', 'PutObject', 'reports/1/1.pdf')],
    ['erasing asks for an erasure', () => toErase('erase-data', 'SendMessage')],
    ['the console changes the audit log', () => item('operator-console', 'DeleteItem', 'AUDIT')],
    ['the console signs somebody in', () => item('operator-console', 'PutItem', 'SESSION#abc')],
    ['the console reads a sign-in link', () => item('operator-console', 'GetItem', 'LINK#abc')],
    ['the console deletes a release', () => item('operator-console', 'DeleteItem', 'RELEASE#r')],
    ['the console deletes the file of a release', () => file('operator-console', 'DeleteObject', 'releases/abc.json')],
    ['the console reads a report', () => file('operator-console', 'GetObject', 'reports/1/1.pdf')],
    ['the form removes an entry of the audit log', () => item('hosted-form', 'DeleteItem', 'AUDIT')],
    ['the form opens evidence before the scan', () => file('hosted-form', 'GetObject', 'evidence/r/gn-1/1')],
    ['the form opens evidence with malware', () => evidenceTagged('THREATS_FOUND')],
    ['the form opens evidence that could not be scanned', () => evidenceTagged('UNSUPPORTED')],
    ['the form calls evidence clean itself', () => file('hosted-form', 'PutObjectTagging', 'evidence/r/gn-1/1')],
    ['the API reads sessions', () => item('submissions-api', 'GetItem', 'SESSION#abc')],
    ['the API changes a person', () => item('submissions-api', 'PutItem', 'PERSON#abc')],
    ['scoring reads sign-in links', () => item('score-submission', 'GetItem', 'LINK#abc')],
    ['scoring deletes a submission', () => item('score-submission', 'DeleteItem', 'SUBMISSION#1')],
    ['rendering changes a release', () => file('render-report', 'PutObject', 'releases/abc.json')],
    ['rendering finds addresses', () => item('render-report', 'GetItem', 'PERSON#abc')],
    ['delivery reads answers', () => item('deliver-report', 'Query', 'ASSESSMENT#r#gn-1')],
    ['delivery writes a report', () => file('deliver-report', 'PutObject', 'reports/1/1.pdf')],
    ['reconcile lists people', () => listing('reconcile', 'PERSON#abc')],
    ['reconcile writes a submission', () => item('reconcile', 'PutItem', 'SUBMISSION#1')],
    ['recording finds addresses', () => item('record-delivery', 'GetItem', 'PERSON#abc')],
    ['recording changes a person', () => item('record-delivery', 'PutItem', 'PERSON#abc')],
    ['delivery lifts a suppression', () => item('deliver-report', 'DeleteItem', 'MAIL#abc')],
    ['anybody scans the table', () => may('hosted-form', 'dynamodb:Scan', table())],
  ])('refuses: %s', async (_, attempt) => {
    expect(await attempt()).toMatch(/Denied/);
  });

  it('lets mail go out from the one sender only', async () => {
    const identity = `arn:aws:ses:${PLACE.region}:${PLACE.account}:identity/cities.example.org`;
    const send = (from: string) => may('deliver-report', 'ses:SendRawEmail', identity, { 'ses:FromAddress': from });
    expect(await send('reports@cities.example.org')).toBe('Allowed');
    expect(await send('mayor@cities.example.org')).toMatch(/Denied/);
  });
});
