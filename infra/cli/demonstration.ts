import { randomBytes } from 'node:crypto';
import { environment } from '#functions/platform/env.ts';
import { sha256 } from '#functions/platform/repositories.ts';
import { inventSubmission } from '#infra/local/demonstration/answers.ts';
import type { Assessment } from '#shared/contracts/assessment.ts';
import type { CityId } from '#shared/contracts/names.ts';
import type { Round } from '#shared/contracts/round.ts';
import type { SubmissionInput } from '#shared/contracts/submission.ts';
import { DomainError } from '#shared/domain/errors.ts';
import { createIssueToken } from '#shared/operations/issue-token.ts';
import { createIsFinished } from '#shared/operations/reissue-one.ts';
import { createRandom } from '#shared/statistics/random.ts';
import type { ConnectedDeployment } from './deployment.ts';
import { readNames } from './read-names.ts';

const SHARE_IN_RESEARCH = 0.7;
const LOOK_EVERY_MS = 250;
const PATIENCE_MS = 180_000;

/** Cities of a round that have not submitted, by id. */
export const citiesWithoutSubmission = async (
  { assessments }: ConnectedDeployment,
  round: string,
): Promise<CityId[]> => {
  const all: readonly Assessment[] = await assessments.listOfRound(round);
  const open: CityId[] = [];
  for (const { city } of all) if ((await assessments.submissions(round, city)).length === 0) open.push(city);
  return open;
};

/**
 * Lets one city after the other submit invented answers through the API, as a city's own program would, and waits for
 * its report. Gives null, or why it did not come. Throws `not_allowed` for a round of real cities.
 */
export const createSubmitInvented = async (deployment: ConnectedDeployment, round: Round) => {
  if (!round.demonstration) {
    throw new DomainError('not_allowed', `The round ${round.id} is a real one: invented answers may not enter it`);
  }
  const { PUBLIC_ADDRESS, APPLICATION_KEY } = environment;
  const found = readNames(deployment, { PUBLIC_ADDRESS, APPLICATION_KEY });
  const people = deployment.people(found.APPLICATION_KEY);
  const now = () => new Date();
  const secret = () => randomBytes(32).toString('base64url');
  const issueToken = createIssueToken({ ...deployment, now, secret, hash: sha256 });
  const isFinished = createIsFinished(deployment.issues, now);
  const instrument = deployment.content.instrument(round.instrument, 'en');

  /** Addresses of a city's coordinators, confirmed as the use of a sign-in link confirms them. */
  const confirmedAddresses = async (city: CityId): Promise<string[]> => {
    const members = await deployment.assessments.members(round.id, city);
    const addresses: string[] = [];
    for (const { person } of members.filter(({ roles }) => roles.includes('coordinator'))) {
      await people.confirm(person, now());
      addresses.push((await people.find(person))?.address ?? '');
    }
    return addresses.filter((address) => address !== '');
  };

  const documentOf = async (city: CityId): Promise<SubmissionInput> => {
    const invented = inventSubmission(instrument, { round: round.id, city, seed: round.id });
    const recipients = await confirmedAddresses(city);
    const research = createRandom(`${round.id}:${city}:research`).uniform() < SHARE_IN_RESEARCH;
    return {
      ...invented,
      consents: { ...invented.consents, research },
      recipients: recipients.length > 0 ? recipients : invented.recipients,
    };
  };

  return async (city: CityId): Promise<string | null> => {
    const document = await documentOf(city);
    const { token } = await issueToken(round.id, city);
    const response = await fetch(`${found.PUBLIC_ADDRESS}/v1/submissions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(document),
    });
    if (response.status !== 202) return `the API answered ${response.status}`;
    const until = Date.now() + PATIENCE_MS;
    while (Date.now() < until) {
      if (await isFinished(document.id, 1)) return null;
      await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
    }
    return 'submitted, but no report came in time';
  };
};
