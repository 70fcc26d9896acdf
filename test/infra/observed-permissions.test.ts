import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '#infra/config.ts';
import type { ObservedCall } from '#infra/local/observed-calls.ts';
import { synthesize } from '#infra/local/synthesize.ts';
import { aSubmissionInput } from '../fakes/a-submission.ts';
import { startSystem, until } from '../pipeline/running-system.ts';
import { createRoleSimulation } from './role-simulation.ts';

const PLACE = { region: 'eu-west-1', account: '000000000000' };

describe('what the functions really do while a city submits and gets its report', () => {
  const calls = new Map<string, ObservedCall>();
  let system: Awaited<ReturnType<typeof startSystem>>;
  let simulation: ReturnType<typeof createRoleSimulation>;
  beforeAll(async () => {
    const observe = (call: ObservedCall) => void calls.set(JSON.stringify(call), call);
    system = await startSystem({ observe });
    const template = await synthesize({ ...readConfig('local'), publicAddress: system.formUrl });
    simulation = createRoleSimulation(template, PLACE);
    const input = aSubmissionInput();
    const token = await system.invite(input);
    expect((await system.post(input, token)).status).toBe(202);
    await until('the mail', async () => (await system.messages()).length > 0);
    await system.request(`/v1/submissions/${input.id}`, token);
    await fetch(system.formUrl);
    await system.invoke('reconcile', {});
    await until(
      'what became of the mail',
      async () => (await system.deliveryEvents.listOfSubmission(input.id)).length > 0,
    );
  }, 120_000);
  afterAll(() => system.stop());

  const made = () => [...calls.values()].filter(({ caller }) => !['runner', 'operator'].includes(caller));

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
