import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CITIES } from '../../fakes/release-round.ts';
import { startAwsEndpoint } from './aws-endpoint.ts';
import { runCapability, startDeploymentEmulator } from './deployment-emulator.ts';

/** Region of the stage `example`. */
const REGION = 'eu-west-1';

describe('the same commands on a stage in AWS', () => {
  let deployment: Awaited<ReturnType<typeof startDeploymentEmulator>>;
  let aws: Awaited<ReturnType<typeof startAwsEndpoint>>;
  beforeAll(async () => {
    deployment = await startDeploymentEmulator();
    const { TABLE_NAME, FILES_BUCKET_NAME, AWS_ENDPOINT_URL_DYNAMODB } = deployment.variables;
    aws = await startAwsEndpoint({
      name: 'CityCapabilities-example',
      outputs: {
        TableName: TABLE_NAME,
        FilesBucketName: FILES_BUCKET_NAME,
        TopicArn: 'arn:aws:sns:eu-west-1:1:events',
      },
      variables: { APPLICATION_KEY: 'a-key-of-sixteen-characters-and-more', RETENTION_MONTHS: '36' },
      dynamodb: AWS_ENDPOINT_URL_DYNAMODB,
    });
  });
  afterAll(() => Promise.all([deployment.stop(), aws.stop()]));

  const onStage = (...words: string[]) => runCapability([...words, '--stage', 'example'], aws.variables);

  it('find it by its stack, and sign every request for its region', async () => {
    const opened = await onStage('round', 'open', 'on-aws', '--name', 'On AWS', '--closes', '2099-12-31');
    expect(opened).toMatchObject({ exit: 0, error: '' });
    const city = CITIES[0] as string;
    expect((await onStage('token', 'issue', '--round', 'on-aws', '--city', city)).exit).toBe(0);
    const status = await onStage('status', '--round', 'on-aws', '--json');
    expect(JSON.parse(status.out)).toMatchObject({ counts: { invited: 1 }, cities: [{ city }] });
    const log = await onStage('audit', 'verify', '--json');
    expect(JSON.parse(log.out)).toMatchObject({ entries: 2, faults: [] });
    expect(aws.refused).toEqual([]);
    expect([...aws.signed].toSorted()).toEqual(
      ['cloudformation', 'dynamodb', 'lambda'].map((name) => `${name} in ${REGION}`),
    );
  });

  it('tell the same as on the system of this machine', async () => {
    await onStage('round', 'open', 'twice-seen', '--name', 'Twice seen', '--closes', '2099-12-31');
    const there = await onStage('round', 'list', '--json');
    const here = await deployment.run('round', 'list', '--json');
    expect(JSON.parse(there.out)).toEqual(JSON.parse(here.out));
  });

  it('are refused with another key, and say what to do', async () => {
    const words = ['round', 'list', '--stage', 'example'];
    const { exit, error } = await runCapability(words, { ...aws.variables, AWS_SECRET_ACCESS_KEY: 'of somebody else' });
    expect({ exit, error }).toEqual({ exit: 1, error: expect.stringMatching(/SignatureDoesNotMatch.*Sign in again/) });
    expect(aws.refused).toEqual(['cloudformation wrong']);
  });

  it('makes no round of invented data on AWS', async () => {
    const words = ['round', 'open', 'trial', '--name', 'Trial', '--closes', '2099-12-31', '--demonstration'];
    const { exit, error } = await onStage(...words);
    expect({ exit, error }).toEqual({
      exit: 2,
      error: expect.stringContaining('Invented data belong on your own machine'),
    });
  });
});
