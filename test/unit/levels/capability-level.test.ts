import { describe, expect, it } from 'vitest';
import { capabilityScoreSchema } from '#shared/contracts/scores.ts';
import { capabilityLevelOf } from '#shared/domain/levels/enough-practices.ts';
import { scoreCapabilities } from '#shared/domain/levels/score-capabilities.ts';
import { agreedOn, type Choices, instrument, responses, scorable, scoreFirst, verifiedOn } from './assessment.ts';

describe('a capability level', () => {
  it('is the mean of its practice levels, each the mean of those who gave a level', () => {
    const score = scoreFirst({ responses: responses([1, 3, 5, 2], [2, 3, 'dont-know', 4]) });
    // Practices: 1.5, 3, 5 (one level), 3; capability (1.5 + 3 + 5 + 3) / 4.
    expect(score.practices.map(({ individual }) => individual.level)).toEqual([1.5, 3, 5, 3]);
    expect(score.individual.level).toBe(3.125);
    expect(score.individual).toMatchObject({ practicesWithLevel: 4, practicesThatApply: 4, respondents: 2 });
    expect(score.individual.reason).toBeUndefined();
  });

  it.each<[string, Choices, number | null, number, number]>([
    ['3 of 4 practices are enough', [2, 3, 4, 'dont-know'], 3, 3, 4],
    ['2 of 4 are not', [2, 3, 'dont-know', 'dont-know'], null, 2, 4],
    ['an unanswered practice counts like a don’t know', [2, 3, null, null], null, 2, 4],
    ['3 of 3 that apply are enough', [2, 3, 5, 'does-not-apply'], 10 / 3, 3, 3],
    ['2 of 3 are not', [2, 3, 'dont-know', 'does-not-apply'], null, 2, 3],
    ['2 of 2 are enough', [2, 5, 'does-not-apply', 'does-not-apply'], 3.5, 2, 2],
    ['1 of 2 is not', [2, 'dont-know', 'does-not-apply', 'does-not-apply'], null, 1, 2],
  ])('%s', (_, choices, level, withLevel, apply) => {
    const { individual, headline, practices } = scoreFirst({ responses: responses(choices) });
    expect(individual.level).toBe(level);
    expect(individual).toMatchObject({ practicesWithLevel: withLevel, practicesThatApply: apply });
    expect(individual.reason).toBe(level === null ? 'not-enough-answers' : undefined);
    expect(individual.interval === null).toBe(level === null);
    expect(headline).toBe(level === null ? null : 'individual');
    expect(practices[0]?.headline).toBe(level === null ? null : 2);
  });

  it('is none from one practice alone, though it were all that apply', () => {
    expect(capabilityLevelOf([4])).toMatchObject({ level: null, reason: 'not-enough-answers', practicesThatApply: 1 });
  });

  it('is scored for all five capabilities in the order of the instrument, with nothing where nobody answered', () => {
    const scores = scoreCapabilities(instrument, scorable({ responses: responses([3, 3, 3, 3]) }), {}, 'seed');
    expect(scores.map(({ capability }) => capability)).toEqual(instrument.capabilities.map(({ id }) => id));
    expect(scores.map(({ individual }) => individual.level)).toEqual([3, null, null, null, null]);
    expect(scores[1]?.individual).toMatchObject({ respondents: 0, interval: null, variance: null });
    expect(scores[1]?.agreement).toBeNull();
    for (const score of scores) expect(capabilityScoreSchema.parse(score)).toEqual(score);
  });
});

describe('the headline', () => {
  const individual = responses([1, 2, 3, 4]);

  it('is the verified basis where it has enough practices, with the others beside it', () => {
    const score = scoreFirst({
      responses: individual,
      agreed: agreedOn([2, 2, 2, 2]),
      verified: verifiedOn([5, 4, 3, null]),
    });
    expect(score.headline).toBe('verified');
    expect(score.verified).toEqual({ level: 4, practicesWithLevel: 3, practicesThatApply: 4 });
    expect([score.agreed.level, score.individual.level]).toEqual([2, 2.5]);
    // Never filled up from another basis.
    expect(score.practices.map(({ headline }) => headline)).toEqual([5, 4, 3, null]);
  });

  it('is the agreed basis where too little is verified', () => {
    const score = scoreFirst({
      responses: individual,
      agreed: agreedOn([2, 2, 3, 5]),
      verified: verifiedOn([5, 4, null, null]),
    });
    expect(score.headline).toBe('agreed');
    expect(score.verified).toEqual({
      level: null,
      reason: 'not-enough-answers',
      practicesWithLevel: 2,
      practicesThatApply: 4,
    });
    expect(score.practices.map(({ headline }) => headline)).toEqual([2, 2, 3, 5]);
  });

  it('is the individual basis where too little is agreed', () => {
    const score = scoreFirst({ responses: individual, agreed: agreedOn([5, 5, null, null]) });
    expect(score.headline).toBe('individual');
    expect(score.practices.map(({ headline }) => headline)).toEqual([1, 2, 3, 4]);
  });

  it('is agreed even where the individual answers are not enough', () => {
    const score = scoreFirst({ responses: responses([1, null, null, null]), agreed: agreedOn([2, 2, 3, 5]) });
    expect([score.headline, score.individual.level]).toEqual(['agreed', null]);
  });
});

describe('a practice that does not apply', () => {
  const no = 'does-not-apply';
  const column = (...choices: readonly Choices[number][]): Choices[] => choices.map((choice) => [choice, 3, 3, 3]);

  it.each<[string, Choices[], boolean]>([
    ['half of all who answered say so, more than gave a level', column(no, no, 3, 'dont-know'), false],
    ['half say so, as many as gave a level', column(no, no, 3, 4), true],
    ['more than gave a level, but under half', column(no, no, 3, 'dont-know', 'dont-know'), true],
    ['the only one who answered says so', column(no, null, null), false],
    ['nobody answered', column(null, null), true],
    ['everybody says don’t know', column('dont-know', 'dont-know'), true],
  ])('%s', (_, rows, applies) => {
    expect(scoreFirst({ responses: responses(...rows) }).practices[0]?.applies).toBe(applies);
  });

  it('has no level on any basis, and what was counted stays', () => {
    const [practice] = scoreFirst({ responses: responses(...column(no, no, no, 5, 1)) }).practices;
    expect(practice).toMatchObject({
      applies: false,
      headline: null,
      individual: { level: null, levels: 2, doesNotApply: 3, dontKnow: 0, counts: [1, 0, 0, 0, 1] },
      agreement: null,
      agreed: null,
      verified: null,
    });
  });

  it('leaves the capability level and its denominator', () => {
    const { individual } = scoreFirst({ responses: responses([no, 2, 3, 4], [no, 2, 3, 4], [5, 2, 3, 4]) });
    expect(individual).toMatchObject({ level: 3, practicesWithLevel: 3, practicesThatApply: 3 });
  });

  it('is what the agreed answer says, whatever the respondents said', () => {
    const left = scoreFirst({ responses: responses([5, 2, 3, 4]), agreed: agreedOn([no, 2, 3, 4]) });
    expect(left.practices[0]).toMatchObject({ applies: false, agreed: null, individual: { level: null } });
    expect(left.agreed).toMatchObject({ level: 3, practicesWithLevel: 3, practicesThatApply: 3 });
    const kept = scoreFirst({ responses: responses([no, 2, 3, 4]), agreed: agreedOn([1, 2, 3, 4]) });
    expect(kept.practices[0]).toMatchObject({ applies: true, agreed: { level: 1 } });
  });

  it('applies where an assessor verified a level', () => {
    const score = scoreFirst({
      responses: responses([no, 2, 3, 4]),
      agreed: agreedOn([no, null, null, null]),
      verified: verifiedOn([2, null, null, null]),
    });
    expect(score.practices[0]).toMatchObject({ applies: true, verified: { level: 2, reason: 'Minutes were read' } });
  });

  it('is one of at most two in a capability: first where most say so, then in the order of the instrument', () => {
    const rows: Choices[] = [
      [no, no, no, no],
      [no, no, no, no],
      ['dont-know', no, 3, no],
    ];
    // Shares that say so: 2/3, 3/3, 2/3 (2 against 1 level), 3/3.
    const { practices } = scoreFirst({ responses: responses(...rows) });
    expect(practices.map(({ applies }) => applies)).toEqual([true, false, true, false]);
    const alike = scoreFirst({ responses: responses([no, no, no, 3]) });
    expect(alike.practices.map(({ applies }) => applies)).toEqual([false, false, true, true]);
    expect(alike.individual).toMatchObject({ level: null, practicesWithLevel: 1, practicesThatApply: 2 });
  });

  it('is the one where a larger share says so, not where more people do', () => {
    const no = 'does-not-apply';
    // Two of three say so on the first two practices, the only one who answered on the third.
    const rows = responses([no, no, no, 3], [no, no, null, 3], [3, 3, null, 3]);
    expect(scoreFirst({ responses: rows }).practices.map(({ applies }) => applies)).toEqual([false, true, false, true]);
  });

  it('is an agreed one before one that respondents name', () => {
    const { practices } = scoreFirst({ responses: responses([no, no, 3, 3]), agreed: agreedOn([null, null, no, no]) });
    expect(practices.map(({ applies }) => applies)).toEqual([true, true, false, false]);
  });
});
