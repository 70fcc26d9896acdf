import { ListQueuesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, it } from 'vitest';
import { until } from '#test/pipeline/running-system.ts';
import { FREETOWN } from './places.ts';
import { OFFICE, SUBMITTED_ROUND } from './submitted-round.ts';
import type { Walk } from './walk.ts';

const BASE = `/console/rounds/${SUBMITTED_ROUND.id}`;

interface Submitted {
  readonly id: string;
  readonly city: string;
}

/** Confirms who speaks for a city, and sends new reports. */
export const sendReports = (walk: Walk, submitted: readonly Submitted[]): void => {
  const reports = () => walk.mailsTo(OFFICE, /report/i);

  it('confirms who claimed a city', async () => {
    await walk.go(`${BASE}/cities/${FREETOWN}`);
    await walk.press('Confirm the claim');
    await walk.look('claim');
    await walk.press('Confirm the claim');
    await walk.sees('The claim is confirmed.');
    expect((await walk.here().stores.assessments.find(SUBMITTED_ROUND.id, FREETOWN))?.claim).toBe('confirmed');
  });

  it('plans new reports for a round, begins them, and a second time begins nothing', async () => {
    await walk.go(BASE);
    await walk.press('New reports');
    await walk.sees('2 cities get a new report against submitted:1');
    await walk.sees(/costs about US\$0\.0\d on AWS/);
    await walk.look('reissue-plan');
    await walk.press('Begin 2 reports');
    await walk.sees(/of 2 reports finished/);
    await walk.look('reissue-under-way');
    await until('two reports', async () => (await reports()) === 2, 120);
    await walk.go(`${BASE}/reissue`);
    await walk.waitFor('2 of 2 reports finished');
    await walk.look('reissue-done');
    expect(await walk.buttons('Begin')).toBe(0);
    await walk.here().page.getByText('Write reports anew for cities that have one already').click();
    await walk.fill('A short name for these reports', 'Better Maps');
    await walk.press('Plan these reports');
    await walk.isWarned();
    await walk.look('reissue-label-wrong');
  });

  it('sends one city a new report', async () => {
    await walk.go(`${BASE}/cities/${submitted[0]?.city}`);
    await walk.open('Send a new report');
    await walk.look('reissue-one');
    await walk.press('Send a new report');
    await walk.sees('A new report is under way.');
    await until('the third report', async () => (await reports()) === 3, 120);
  });
};

/** Puts work where a function puts what it gave up on. */
const giveUp = async (walk: Walk, queue: RegExp, messages: readonly object[]): Promise<void> => {
  const { AWS_REGION: region, AWS_ENDPOINT_URL_SQS: endpoint, ...env } = walk.here().system.env;
  const credentials = { accessKeyId: env.AWS_ACCESS_KEY_ID ?? '', secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? '' };
  const sqs = new SQSClient({ region: region ?? '', endpoint: endpoint ?? '', credentials });
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  const QueueUrl = QueueUrls.find((url) => queue.test(url));
  for (const message of messages) {
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
  }
  sqs.destroy();
};

/** Comes after everything else: what is sent back finds its work done. */
export const sendFailedWorkBack = (walk: Walk, submitted: readonly Submitted[]): void => {
  it('says which work failed, and sends it back one by one or all at once', async () => {
    await walk.open('Failed work');
    await walk.sees('Nothing failed.');
    await walk.look('nothing-failed');
    await walk.go('/console/failed/redrive');
    await walk.sees('There is nothing to send back');
    await walk.look('redrive-nothing');
    expect(await walk.buttons('Send')).toBe(0);
    const [erased] = await walk.here().stores.erasures.list();
    const reports = submitted.map(({ id: submission }) => ({ type: 'report.rendered', submission, issue: 1 }));
    await giveUp(walk, /deliver.*deadletters/i, reports);
    await giveUp(walk, /erase.*deadletters/i, [{ erasure: erased?.id, task: 'erase' }]);
    const mails = await walk.mailsTo(OFFICE);
    await walk.go('/console/failed');
    await walk.sees('The report is written, but not mailed');
    await walk.sees('The city was to be erased, and is not');
    await walk.look('failed');
    expect(await walk.rows()).toBe(3);
    await walk.open('Send back');
    await walk.look('redrive-one');
    const [path, form] = ['/console/failed/redrive', await walk.formOf()];
    await walk.press('Send it back');
    await walk.sees('The work is tried again.');
    expect(await walk.rows()).toBe(2);
    expect(await walk.sendAgain(path, form)).toContain('done=nothing-redriven');
    await walk.press('Send all 2 back');
    await walk.press('Send 2 back');
    await walk.sees('Nothing failed.');
    await walk.go('/console/failed?done=nothing-redriven');
    await walk.look('redriven-before');
    await until('no work', async () => walk.here().system.deadLetters().length === 0);
    expect(await walk.mailsTo(OFFICE)).toBe(mails);
  });
};
