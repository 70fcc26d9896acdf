import { afterAll, beforeAll, describe } from 'vitest';
import { describeBounces } from './bounces.ts';
import { describeByHand } from './one-city-by-hand.ts';
import { describeRecovery } from './recovery.ts';
import { type System, startSystem } from './running-system.ts';
import { describeSubmissionsApi } from './submissions-api.ts';

describe('a running system with the demonstration round', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem({ logLevel: 'INFO' });
  });
  afterAll(() => system?.stop());

  const ground = () => system;
  describeByHand(ground);
  describeSubmissionsApi(ground);
  describeRecovery(ground);
  describeBounces(ground);
});
