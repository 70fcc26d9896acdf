import { beforeEach, describe, expect, it } from 'vitest';
import { createAssessmentRepository } from '#functions/platform/assessment-repository.ts';
import { createInvitationRepository } from '#functions/platform/invitation-repository.ts';
import { createRender } from '#functions/platform/page-render.ts';
import { createPersonRepository } from '#functions/platform/person-repository.ts';
import { createRoundRepository } from '#functions/platform/round-repository.ts';
import { readConfig } from '#infra/config.ts';
import { createInvitationMail } from '#shared/operations/invitation-mail.ts';
import { createInviteCities } from '#shared/operations/invite-cities.ts';
import { createRemindCities } from '#shared/operations/remind-cities.ts';
import type { MailMessage } from '#shared/ports/mail.ts';
import { aRound } from '../../fakes/assessment-items.ts';
import { createInMemoryTable } from '../../fakes/in-memory-table.ts';
import { content } from '../../fakes/release-round.ts';

const HOUR = 3_600_000;
const [FREETOWN, BOGOTA] = ['gn-2409306', 'gn-3688689'];
const AMA = 'ama@freetown.example';

describe('invitations', () => {
  let sent: MailMessage[];
  let now: Date;
  let suppressed: Set<string>;
  /** What the mail service does with the next mail. */
  let answer: () => string;
  let deps: ReturnType<typeof makeDeps>;
  let round: ReturnType<typeof aRound>;

  const makeDeps = () => {
    const table = createInMemoryTable();
    const people = createPersonRepository(table, 'a key of sixteen letters');
    return {
      content,
      rounds: createRoundRepository(table),
      assessments: createAssessmentRepository(table),
      invitations: createInvitationRepository(table),
      people,
      mailer: {
        send: async (message: MailMessage) => {
          const id = answer();
          sent.push(message);
          return id;
        },
      },
      compose: createInvitationMail({
        content,
        deployment: readConfig('example').deployment,
        publicAddress: 'https://cities.example.org',
        render: createRender(),
      }),
      isSuppressed: async (person: string) => suppressed.has(person),
      isRefusal: (error: unknown) => (error as Error).name === 'MessageRejected',
      now: () => now,
      newId: () => crypto.randomUUID(),
    };
  };

  beforeEach(async () => {
    [sent, suppressed, answer] = [[], new Set(), () => crypto.randomUUID()];
    deps = makeDeps();
    round = aRound();
    now = new Date(Date.parse(round.opensAt) + HOUR);
    await deps.rounds.put(round);
  });

  const invitee = (city = FREETOWN, address = AMA) => ({ line: 2, city: city ?? '', address, language: 'en' as const });
  const invite = async (options = {}, ...invitees: ReturnType<typeof invitee>[]) =>
    (await createInviteCities(deps)(round.id, invitees.length > 0 ? invitees : [invitee()], options)).map(
      ({ outcome }) => outcome,
    );
  const remind = async () => (await createRemindCities(deps)(round.id)).map(({ outcome }) => outcome);
  const fail = (name: string) => () => {
    throw Object.assign(new Error('no'), { name });
  };

  it('make the person a coordinator of the city, and lead to its pages', async () => {
    expect(await invite()).toEqual(['sent']);
    const [member] = await deps.assessments.members(round.id, FREETOWN ?? '');
    expect(member).toMatchObject({ person: deps.people.idOf(AMA), roles: ['coordinator'] });
    expect((await deps.people.find(deps.people.idOf(AMA)))?.confirmedAt).toBeUndefined();
    expect(await deps.assessments.find(round.id, FREETOWN ?? '')).toMatchObject({ claim: 'invited' });
    const link = `https://cities.example.org/sign-in?next=${encodeURIComponent(`/assessments/${round.id}/${FREETOWN}`)}`;
    expect(sent[0]).toMatchObject({ to: AMA, subject: expect.stringContaining('Freetown') });
    expect(sent[0]?.text).toContain(link);
    expect(sent[0]?.html).toContain(link.replaceAll('&', '&amp;'));
  });

  it('go out once, whatever the letters of the address, and again when asked to', async () => {
    await invite();
    expect(await invite()).toEqual(['already']);
    expect(await invite({}, invitee(FREETOWN, 'Ama@Freetown.example'))).toEqual(['already']);
    expect(await invite({ again: true })).toEqual(['sent']);
    expect(sent).toHaveLength(2);
    expect(await deps.assessments.members(round.id, FREETOWN ?? '')).toHaveLength(1);
  });

  it('change nothing in a dry run', async () => {
    expect(await invite({ dryRun: true })).toEqual(['would-send']);
    expect(sent).toEqual([]);
    expect(await deps.assessments.listOfRound(round.id)).toEqual([]);
    expect(await deps.people.find(deps.people.idOf(AMA))).toBeUndefined();
  });

  it('do not go to an address that bounced', async () => {
    suppressed.add(deps.people.idOf(AMA));
    expect(await invite()).toEqual(['suppressed']);
    expect(sent).toEqual([]);
  });

  it('are tried again after the mail service refused, and stop nobody else', async () => {
    let calls = 0;
    answer = () => {
      calls += 1;
      return calls === 1 ? fail('MessageRejected')() : 'id';
    };
    expect(await invite({}, invitee(), invitee(BOGOTA, 'maria@bogota.example'))).toEqual(['refused', 'sent']);
    expect(await invite({}, invitee(), invitee(BOGOTA, 'maria@bogota.example'))).toEqual(['sent', 'already']);
  });

  it('are never repeated unasked when nobody knows whether they went out', async () => {
    answer = fail('TimeoutError');
    expect(await invite()).toEqual(['unclear']);
    answer = () => 'id';
    expect(await invite()).toEqual(['unclear']);
    expect(sent).toEqual([]);
    expect(await invite({ again: true })).toEqual(['sent']);
    expect(await invite()).toEqual(['already']);
  });

  it('are refused for a closed round', async () => {
    now = new Date(round.closesAt);
    await expect(invite()).rejects.toMatchObject({ code: 'round_closed' });
    await expect(remind()).rejects.toMatchObject({ code: 'round_closed' });
  });

  it('are reminded of once in 24 hours at most, whatever the cities of the address', async () => {
    await invite({}, invitee(), invitee(BOGOTA));
    now = new Date(now.getTime() + 23 * HOUR);
    expect(await remind()).toEqual(['too-soon', 'too-soon']);
    now = new Date(now.getTime() + HOUR);
    expect((await remind()).toSorted()).toEqual(['sent', 'too-soon']);
    expect(await remind()).toEqual(['too-soon', 'too-soon']);
    expect(sent).toHaveLength(3);
    expect(sent[2]?.subject).toContain('is waiting for you');
  });

  it('are not reminded of where the city submitted, or nobody was invited by mail', async () => {
    await invite();
    const entry = { submission: crypto.randomUUID(), version: 1, submittedAt: now.toISOString() };
    await deps.assessments.addSubmission(round.id, FREETOWN ?? '', entry);
    const { instrument } = round;
    const createdAt = now.toISOString();
    await deps.assessments.create({ round: round.id, city: BOGOTA ?? '', instrument, claim: 'invited', createdAt });
    now = new Date(now.getTime() + 48 * HOUR);
    expect(await remind()).toEqual([]);
  });
});
