import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { createOperatorStores } from '#functions/platform/operator-stores.ts';
import { readDemonstration, storeSettings } from '#infra/local/demonstration/seed.ts';
import type { SubmissionInput } from '#shared/contracts/submission.ts';
import { createAuditLog, createVerifyAudit } from '#shared/operations/audit.ts';
import { createEraseCity } from '#shared/operations/erase-city.ts';
import { createErasePerson } from '#shared/operations/erase-person.ts';
import { aSubmissionInput } from '../fakes/a-submission.ts';
import { type System, until } from './running-system.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const now = () => new Date();

/** On a system with the demonstration round, to which nothing else happens afterwards that needs it whole. */
export const describeErasure = (ground: () => System): void => {
  describe('erasing', () => {
    let system: System;
    let stores: ReturnType<typeof createOperatorStores>;
    /** A peer of Freetown, so that another city was shown it. */
    let city: string;
    const { round } = readDemonstration();
    beforeAll(() => {
      system = ground();
      const { TABLE_NAME = '', FILES_BUCKET_NAME = '' } = system.env;
      stores = createOperatorStores(TABLE_NAME, FILES_BUCKET_NAME, storeSettings(system.env));
    });

    const deps = () => ({
      ...system,
      ...stores,
      hash,
      now,
      audit: createAuditLog({ audits: system.audits, now, hash, actor: 'operator:ada' }),
    });
    const report = async (input: SubmissionInput) => {
      expect((await system.post(input, await system.invite(input))).status).toBe(202);
      return await until('the mail', async () => (await system.issues.deliveries(input.id, 1)).length > 0);
    };
    /** Every item and every text file, as one text: the plainest search there is. */
    const everything = async () => {
      const texts: string[] = [];
      for await (const { items } of stores.items.pages()) {
        texts.push(...items.filter(({ PK }) => PK !== 'AUDIT').map((item) => JSON.stringify(item)));
      }
      for await (const key of stores.objects.keys()) {
        texts.push(key, new TextDecoder('latin1').decode((await stores.objects.read(key)).body));
      }
      return texts;
    };

    it('leaves no trace of a city, gives its releases a successor, and refuses to score against the old one', async () => {
      const neighbour = aSubmissionInput();
      await report(neighbour);
      const shown = await system.ledger.find(neighbour.city, `${round}:1`);
      city = shown?.members[0] ?? '';
      expect(city).toMatch(/^gn-/);
      const input = aSubmissionInput({ city, recipients: ['mayor@erased.test'] });
      const { id: coordinator } = await system.people.ensure('mayor@erased.test', 'en');
      const membership = {
        id: 'member-of-the-erased',
        round,
        city,
        person: coordinator,
        invitedAt: now().toISOString(),
      };
      await system.assessments.putMember({ ...membership, roles: ['coordinator'] });
      await report(input);
      const seededId = (await system.assessments.submissions(round, city))[0]?.submission ?? '';
      const before = await system.releases.latest(round);

      const looked = await createEraseCity(deps())(city, { dryRun: true });
      expect(looked.receipt).toMatchObject({
        of: { city },
        files: 2,
        people: 1,
        releases: [{ release: `${round}:1` }],
      });
      const needles = [input.id, seededId, coordinator, 'mayor@erased.test', 'member-of-the-erased'];
      const found = (await everything()).join('\n');
      expect(needles.filter((needle) => !found.includes(needle))).toEqual([]);

      const verify = createVerifyAudit({ audits: system.audits, hash });
      const audited = await verify();
      const { receipt, traces } = await createEraseCity(deps())(city);
      expect(traces).toEqual([]);
      expect(receipt).toMatchObject({ files: 2, traces: 0, keysHash: looked.receipt.keysHash });
      expect(receipt.deleted).toEqual(looked.receipt.deleted);
      expect(Object.keys(receipt.deleted)).toEqual(
        expect.arrayContaining(['ASSESSMENT', 'CITY', 'IDEMPOTENCY', 'MAIL', 'PERSON', 'SUBMISSION', 'TOKEN']),
      );
      const left = await everything();
      for (const needle of needles) expect(left.filter((text) => text.includes(needle))).toEqual([]);

      expect((await system.ledger.find(neighbour.city, `${round}:1`))?.members).toHaveLength(
        shown?.members.length ?? 0,
      );
      expect(receipt.rewritten).toMatchObject({ CITY: 1 });

      const after = await system.releases.latest(round);
      expect(receipt.releases).toEqual([
        { release: before?.id, hash: before?.hash, successor: { release: after?.id, hash: after?.hash } },
      ]);
      const successor = await system.releases.get(after?.id ?? '');
      expect(successor).toMatchObject({ succeeds: before?.hash });
      expect(successor.members.map((member) => member.city)).not.toContain(city);
      await expect(system.releases.get(before?.id ?? '')).rejects.toMatchObject({ code: 'release_refused' });
      expect(await verify()).toMatchObject({ entries: audited.entries + 2, faults: [] });
    }, 120_000);

    it('finds nothing more when it is done again', async () => {
      const { receipt } = await createEraseCity(deps())(city);
      expect(receipt).toMatchObject({ deleted: {}, rewritten: {}, files: 0, releases: [], traces: 0 });
    });

    it('serves other cities as before, against the successor', async () => {
      const input = aSubmissionInput();
      await report(input);
      const [issue] = await system.issues.list(input.id);
      expect(issue?.release).toBe((await system.releases.latest(input.round))?.id);
      const { comparison } = (await system.issues.findScores(input.id, 1)) ?? {};
      expect(comparison?.group?.peers.length).toBeGreaterThan(0);
      // One member of the group is new at most: then what the city was shown last time stays (method 8).
      expect(comparison?.benchmark?.keptFrom?.release).toBe(`${round}:1`);
    }, 60_000);

    it('leaves no trace of a person; the levels that were submitted stay, without what the person wrote', async () => {
      const address = 'Kofi@accra.test';
      const person = system.people.idOf(address);
      const input = aSubmissionInput({ recipients: [address, 'ama@accra.test'] });
      const member = input.responses[0]?.respondent ?? '';
      const home = input.city;
      await system.assessments.putMember({
        ...{ id: member, person, round, city: home, roles: ['respondent'], invitedAt: now().toISOString() },
      });
      await system.assessments.changeSettings(round, home, () => ({ conditions: [], recipients: [address] }));
      const [answer] = input.responses[0]?.answers ?? [];
      if (answer !== undefined) answer.comment = 'Kofi wrote this';
      await report(input);

      const erase = createErasePerson({ ...deps(), people: system.people });
      const { receipt, traces } = await erase('kofi@accra.test');
      expect(traces).toEqual([]);
      expect(receipt).toMatchObject({ of: { person }, rewritten: { SUBMISSION: 1, ASSESSMENT: 1 }, traces: 0 });
      const texts = (await everything()).join('\n');
      expect(texts.toLowerCase()).not.toContain('kofi@accra.test');
      expect(texts).not.toContain(person);
      expect(texts).not.toContain('Kofi wrote this');
      const kept = await system.submissions.get(input.id);
      expect(kept.recipients).toEqual(['ama@accra.test']);
      expect(kept.responses[0]?.answers.map(({ choice }) => choice)).toEqual(
        input.responses[0]?.answers.map(({ choice }) => choice),
      );
    }, 60_000);
  });
};
