import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '#functions/platform/repositories.ts';
import type { Report } from '#shared/contracts/report.ts';
import type { Scores } from '#shared/contracts/scores.ts';
import type { Submission } from '#shared/contracts/submission.ts';
import { buildReport } from '#shared/domain/report/build-report.ts';
import { scoreSubmission } from '#shared/domain/scoring/score-submission.ts';
import { snapshotText } from '#shared/domain/submission/snapshot-text.ts';
import { createCloseAnswering } from '#shared/operations/consensus/close-answering.ts';
import { createRecordAgreed } from '#shared/operations/consensus/record-agreed.ts';
import { createSubmitCity } from '#shared/operations/submission/submit-city.ts';
import { createRecordVerified } from '#shared/operations/verification/record-verified.ts';
import { anAnswer, PRACTICES } from '#test/fakes/assessment-items.ts';
import { textOf } from '../report/report-text.ts';
import { type CityUnderTest, setUpCity } from './city-group.ts';

const VERIFIED = PRACTICES.slice(0, 4);
const REASON = 'The minutes of three years show it.';

/** A group of four with evidence, that agreed on one level more than it answered, and an assessor who read it. */
const setUpGroup = async () => {
  const city = await setUpCity();
  const ama = await city.join('ama@city.test', ['coordinator']);
  const judge = await city.join('judge@away.test', ['assessor']);
  const evidence = [{ id: 'text', kind: 'text' as const, title: '', value: 'Minutes' }];
  for (const name of ['ben', 'eva', 'lu', 'kofi']) {
    const { member } = await city.join(`${name}@city.test`, ['respondent']);
    for (const practice of VERIFIED) {
      const answer = anAnswer(practice, name === 'kofi' ? 3 : 2, name === 'ben' ? { evidence } : {});
      await city.assessments.putAnswer(city.round.id, city.city, member.id, answer);
    }
  }
  await createCloseAnswering(city.deps)(ama);
  for (const practice of VERIFIED) {
    await createRecordAgreed(city.deps)(ama, city.instrument, { practice, level: 3, reason: 'We all saw it.' });
  }
  const verify = async (practice: string, level: 1 | 2 | 3 | 4 | 5) =>
    createRecordVerified(city.deps)(judge, city.instrument, { practice, level, reason: REASON });
  const submit = () => createSubmitCity(city)(ama, crypto.randomUUID());
  return { city, judge, verify, submit };
};

const scored = (city: CityUnderTest, submission: Submission): Scores =>
  scoreSubmission({
    submission,
    issue: 1,
    instrument: city.instrument,
    population: city.deps.content.population(),
    library: city.deps.content.suggestions('en'),
    release: null,
    kept: null,
    earlier: null,
    earlierRound: null,
    mappings: [],
    draws: 0,
  }).scores;

const reported = (city: CityUnderTest, submission: Submission): Report =>
  buildReport({
    submission,
    scores: scored(city, submission),
    round: city.round,
    release: null,
    population: city.deps.content.population(),
    instrument: city.instrument,
    suggestions: city.deps.content.suggestions('en'),
    say: city.deps.content.wording('en'),
  });

/** The input of a submission, as it was hashed. */
const rehashed = ({ verified, source, version, submittedAt, demonstration, hash, ...input }: Submission): string =>
  sha256(snapshotText(input, verified));

describe('a submission after an assessor verified levels', () => {
  let group: Awaited<ReturnType<typeof setUpGroup>>;
  let before: Submission;
  let after: Submission;
  beforeAll(async () => {
    group = await setUpGroup();
    before = await group.submit();
    for (const practice of VERIFIED) await group.verify(practice, 4);
    after = await group.submit();
  });

  it('carries them beside the answers and the agreed levels, which stay as they are', async () => {
    expect(before.verified).toEqual([]);
    expect(after.verified).toEqual(
      VERIFIED.toSorted().map((practice) => ({ practice, level: 4, reason: REASON, assessor: group.judge.member.id })),
    );
    expect(after.responses).toEqual(before.responses);
    expect(after.agreed).toEqual(before.agreed);
    expect([before.version, after.version]).toEqual([1, 2]);
  });

  it('has a hash of all of it: another verified level is another submission', async () => {
    expect([rehashed(before), rehashed(after)]).toEqual([before.hash, after.hash]);
    const raised = after.verified.map((one, index) => (index === 0 ? { ...one, level: 5 as const } : one));
    expect(rehashed({ ...after, verified: raised })).not.toBe(after.hash);
    expect(rehashed({ ...after, verified: [] })).not.toBe(after.hash);
  });

  it('is never changed by what is verified later', async () => {
    const another = await setUpGroup();
    await another.verify(VERIFIED[0] as string, 4);
    const sent = await another.submit();
    await another.verify(VERIFIED[0] as string, 1);
    expect(await another.city.submissions.get(sent.id)).toEqual(sent);
    expect((await another.submit()).verified).toMatchObject([{ level: 1 }]);
  });

  it('is scored on each basis by that basis alone, with the strength of its evidence', () => {
    const [withoutJudge, withJudge] = [before, after].map(
      (submission) => scored(group.city, submission).capabilities[0],
    );
    expect(withJudge?.practices[0]).toMatchObject({
      individual: { counts: [0, 3, 1, 0, 0] },
      agreed: { level: 3 },
      verified: { level: 4, reason: REASON },
      evidence: 'verified',
    });
    expect(withoutJudge?.practices[0]).toMatchObject({ verified: null, evidence: 'supplied' });
    expect(withJudge?.individual).toEqual(withoutJudge?.individual);
    expect(withJudge?.agreed).toEqual(withoutJudge?.agreed);
    expect([withJudge?.agreed.level, withJudge?.verified.level]).toEqual([3, 4]);
    expect([withoutJudge?.evidence.verified, withJudge?.evidence.verified]).toEqual([0, 1]);
  });

  it('makes a report that leads with the verified level and sets the other two beside it', () => {
    const report = reported(group.city, after);
    const text = textOf(report, 'strategic-awareness');
    expect(text).toContain('Freetown is at level 4.0 of 5 as verified by an assessor (4 of 4 practices).');
    expect(text).toContain('The group agreed on level 3.0.');
    expect(text).toContain('Individual answers of 4 people give level');
    expect(textOf(reported(group.city, before), 'strategic-awareness')).not.toContain('verified by an assessor');
    const bases = report.data.capabilities.filter(({ capability }) => capability === 'strategic-awareness');
    expect(bases.map(({ basis }) => basis)).toEqual(['verified', 'agreed', 'individual']);
  });
});
