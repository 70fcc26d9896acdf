import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRoleSimulation } from '#test/infra/role-simulation.ts';
import { inviteCities } from './inviting.ts';
import { seedPictures } from './pictures-round.ts';
import { addCities, RELEASE_ROUND } from './release-cities.ts';
import { eraseACity, publishARelease } from './releasing.ts';
import { sendFailedWorkBack, sendReports } from './reporting.ts';
import { seedSubmittedRound } from './submitted-round.ts';
import { createWalk } from './walk.ts';
import { seedWatchedRound } from './watched-round.ts';
import { EACH, watchARound } from './watching.ts';

const PLACE = { region: 'eu-west-1', account: '000000000000' };

describe('an operator in the console, in a browser without a script', () => {
  const submitted: { id: string; city: string }[] = [];
  const walk = createWalk(async (stores) => {
    await seedWatchedRound(stores, 6 * EACH);
    await seedPictures(stores, 60);
    submitted.push(...(await seedSubmittedRound(stores)));
    await stores.rounds.put(RELEASE_ROUND);
    await addCities(stores, 0, 14);
    await addCities(stores, 20, 22, false);
  });
  beforeAll(walk.start);
  afterAll(walk.stop);

  watchARound(walk);
  inviteCities(walk);
  sendReports(walk, submitted);
  publishARelease(walk);
  eraseACity(walk);
  sendFailedWorkBack(walk, submitted);

  it('meets no page that is too wide for a phone or a desk, and no barrier that axe can find', async () => {
    expect(walk.seen.size).toBeGreaterThan(50);
    expect(await walk.problems()).toEqual([]);
  });

  it('has the console and erasing do only what their roles allow, call by call', async () => {
    const simulation = createRoleSimulation(walk.here().system.template, PLACE);
    const refused: string[] = [];
    for (const { caller, action, resource, leadingKeys } of walk.here().calls()) {
      const keys: Record<string, string[]> = leadingKeys.length > 0 ? { 'dynamodb:LeadingKeys': [...leadingKeys] } : {};
      // A request for a bucket alone is one for the list of its files.
      const asked = resource.endsWith('/')
        ? (['s3:ListBucket', resource.slice(0, -1)] as const)
        : ([action, resource] as const);
      const answer = await simulation.may(caller, ...asked, keys);
      const isOfNobody = caller === 'operator-console' && action.startsWith('dynamodb:') && leadingKeys.length === 0;
      if (answer !== 'Allowed' || isOfNobody) refused.push(`${caller} ${action} ${resource} ${leadingKeys.join()}`);
    }
    expect(refused).toEqual([]);
    const actionsOf = (name: string) =>
      walk
        .here()
        .calls()
        .filter(({ caller }) => caller === name)
        .map(({ action }) => action);
    expect(actionsOf('erase-data')).toEqual(expect.arrayContaining(['dynamodb:Scan', 'dynamodb:DeleteItem']));
    expect(actionsOf('operator-console')).toContain('sns:Publish');
    for (const action of ['dynamodb:Scan', 's3:DeleteObject']) {
      expect([action, actionsOf('operator-console').includes(action)]).toEqual([action, false]);
    }
  });
});
