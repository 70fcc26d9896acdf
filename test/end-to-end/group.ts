import { describe, expect, it, vi } from 'vitest';
import { createRepositories } from '#functions/platform/repositories.ts';
import { storeSettings } from '#infra/local/demonstration/seed.ts';
import { type Ground, seedRespondents } from './answering.ts';
import { readResults, type Walk, walkToSubmission } from './group-journey.ts';
import { WAYS } from './ways.ts';

/** One for each way. */
const CITIES = ['gn-3128760', 'gn-3688689'] as const;
const walks = WAYS.map((way, index) => ({
  way,
  city: CITIES[index] ?? '',
  base: `/assessments/open-2026/${CITIES[index]}`,
  coordinator: `ama-${index}@city.test`,
  respondents: ['one', 'two', 'three'].map((name) => `${name}-${index}@city.test`),
  assessor: `assessor-${index}@else.test`,
}));

type Seed = ReturnType<typeof seedRespondents>;

/** A round in which each city has a coordinator and an assessor. */
export const seedGroups: Seed = async (context) => {
  const { env } = context;
  const stores = createRepositories(env.TABLE_NAME ?? '', env.FILES_BUCKET_NAME ?? '', storeSettings(env));
  for (const { city, coordinator, assessor } of walks) {
    await seedRespondents([coordinator], city)(context);
    const person = await stores.people(env.APPLICATION_KEY ?? '').ensure(assessor, 'en');
    const place = { round: 'open-2026', city, invitedAt: new Date().toISOString() };
    await stores.assessments.putMember({ ...place, id: 'assessor', person: person.id, roles: ['assessor'] });
  }
};

/** A city's group in each way, side by side, while other lanes go on. */
export const describeGroup = (ground: () => Ground): void => {
  describe.concurrent('three respondents, a coordinator and an assessor', () => {
    it.each(walks)(
      'go from invitations to agreement, assessment and the mail $way.way',
      async (planned) => {
        const { system } = ground();
        const walk: Walk = { ...planned, ...ground(), problems: [] };
        const ama = await walkToSubmission(walk);
        const rows = await readResults(walk, ama);
        const agreedOn = rows.filter(({ kind, practice }) => kind === 'practice' && practice === 'looking-ahead');
        const bases = agreedOn.map(({ basis, level }) => `${basis} ${level}`).sort();
        expect(bases).toEqual(['agreed 4', 'individual ', 'verified 3']);
        await vi.waitFor(async () => {
          const mails = await system.messages();
          const to = (address: string) => mails.filter((mail) => mail.to.includes(address));
          const reports = to(walk.coordinator).filter(({ attachments }) => attachments.length > 0);
          expect(reports).toHaveLength(1);
          const copies = walk.respondents.map((address) => to(address).filter(({ subject }) => /copy/.test(subject)));
          expect(copies.map((each) => each.length)).toEqual([1, 1, 1]);
        }, 60_000);
        expect(walk.problems).toEqual([]);
      },
      400_000,
    );
  });
};
