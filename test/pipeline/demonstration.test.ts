import { afterAll, beforeAll, describe } from 'vitest';
import { observedKinds } from '../infra/observed-kinds.ts';
import { describeManyPeople } from '../load/many-people.ts';
import { describeBackup } from './backup.ts';
import { describeBounces } from './bounces.ts';
import { describeErasure } from './erasure.ts';
import { describeByHand } from './one-city-by-hand.ts';
import { describePermissions } from './permissions.ts';
import { describeRecovery } from './recovery.ts';
import { type System, startSystem } from './running-system.ts';
import { describeSubmissionsApi } from './submissions-api.ts';

describe('a running system with the demonstration round', () => {
  const { observe, calls } = observedKinds();
  let system: System;
  beforeAll(async () => {
    system = await startSystem({ logLevel: 'INFO', observe });
  });
  afterAll(() => system?.stop());

  const ground = () => system;
  describeByHand(ground);
  describeSubmissionsApi(ground);
  describeRecovery(ground);
  describeBounces(ground);
  describeBackup(ground);
  describeErasure(ground);
  describeManyPeople(ground);
  describePermissions(ground, calls);
});
