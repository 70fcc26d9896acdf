import { beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '#infra/config.ts';
import type { ObservedCall } from '#infra/local/observed-calls.ts';
import { synthesize } from '#infra/local/synthesize.ts';
import { createRoleSimulation } from '../infra/role-simulation.ts';
import type { System } from './running-system.ts';

const PLACE = { region: 'eu-west-1', account: '000000000000' };

/** Of all that functions did on a system so far. */
export const describePermissions = (ground: () => System, calls: () => readonly ObservedCall[]): void => {
  describe('what the functions really do', () => {
    let simulation: ReturnType<typeof createRoleSimulation>;
    beforeAll(async () => {
      const { formUrl } = ground();
      await fetch(formUrl);
      simulation = createRoleSimulation(await synthesize({ ...readConfig('local'), publicAddress: formUrl }), PLACE);
    });

    const made = () => calls().filter(({ caller }) => !['runner', 'operator'].includes(caller));

    it('was seen: every stage called', () => {
      expect([...new Set(made().map(({ caller }) => caller))]).toEqual(
        expect.arrayContaining([
          'submissions-api',
          'score-submission',
          'render-report',
          'deliver-report',
          'record-delivery',
          'reconcile',
        ]),
      );
      expect([...new Set(made().map(({ action }) => action))]).toEqual(
        expect.arrayContaining(['dynamodb:PutItem', 'dynamodb:Query', 's3:PutObject', 's3:GetObject', 'sns:Publish']),
      );
    });

    it('is allowed by the roles of the template, call by call', async () => {
      const refused: string[] = [];
      for (const { caller, action, resource, leadingKeys } of made()) {
        const context: Record<string, string[]> = action.startsWith('dynamodb:')
          ? { 'dynamodb:LeadingKeys': [...leadingKeys] }
          : {};
        const answer = await simulation.may(caller, action, resource, context);
        if (answer !== 'Allowed') refused.push(`${caller} ${action} ${resource} ${leadingKeys.join()}`);
      }
      expect(refused).toEqual([]);
    });

    it('names its partition in every call to the table, as the conditions of the roles need', () => {
      const nameless = made().filter(
        ({ action, leadingKeys }) => action.startsWith('dynamodb:') && leadingKeys.length === 0,
      );
      expect(nameless).toEqual([]);
    });
  });
};
