import { describe, expect, it } from 'vitest';
import { submissionSchema } from '#shared/contracts/submission.ts';
import { DomainError } from '#shared/domain/errors.ts';
import { SUBMISSION_ISSUES } from '#shared/domain/submission/field-issues.ts';
import { type Reception, receiveSubmission } from '#shared/domain/submission/receive-submission.ts';
import { answer, input, ROUND, reception } from './reception.ts';

const refusal = (overrides: object, received: Partial<Reception> = {}): DomainError => {
  const given = input(overrides);
  try {
    receiveSubmission(given, reception(given, received));
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('It was received');
};

/** `field: message` of each issue. */
const refused = (overrides: object, received: Partial<Reception> = {}): string[] =>
  refusal(overrides, received).issues.map(({ field, message }) => `${field}: ${message}`);

const respond = (...answers: object[]) => ({ responses: [{ respondent: 'r-1', answers }] });

describe('a submission', () => {
  it('is the input with what its receiver adds', () => {
    const given = input({ agreed: [{ practice: 'looking-ahead', level: 3 }] });
    const verified = [{ practice: 'looking-ahead', level: 4 as const, reason: 'Read', assessor: 'a-1' }];
    const submission = receiveSubmission(given, reception(given, { verified, version: 2, source: 'form' }));
    expect(submission).toEqual({
      ...given,
      verified,
      source: 'form',
      version: 2,
      submittedAt: '2026-03-15T12:00:00.000Z',
      demonstration: false,
      hash: reception(given).hash,
    });
    expect(submissionSchema.parse(submission)).toEqual(submission);
  });

  it('is marked as demonstration data in a demonstration round', () => {
    const given = input();
    const round = { ...ROUND, demonstration: true };
    expect(receiveSubmission(given, reception(given, { round })).demonstration).toBe(true);
  });

  it('may tick options of its practice and partners, each once', () => {
    const given = input(respond(answer('looking-ahead', 3, { where: ['trend-scan', 'universities'] })));
    expect(receiveSubmission(given, reception(given)).responses[0]?.answers[0]?.where).toHaveLength(2);
  });
});

describe('a round', () => {
  it.each([
    ['2026-02-28T23:59:59.999Z', ['round: round-not-open-yet']],
    ['2026-04-01T00:00:00Z', ['round: round-closed']],
  ])('takes nothing at %s', (now, issues) => {
    expect(refused({}, { now: new Date(now) })).toEqual(issues);
    expect(refusal({}, { now: new Date(now) }).code).toBe('round_closed');
  });

  it.each(['2026-03-01T00:00:00Z', '2026-03-31T23:59:59.999Z'])('takes submissions at %s', (now) => {
    const given = input();
    expect(receiveSubmission(given, reception(given, { now: new Date(now) })).version).toBe(1);
  });

  it('takes its own instrument and languages only', () => {
    const error = refusal({ instrument: '2026.2' });
    expect(error.code).toBe('instrument_unknown');
    expect(error.issues).toEqual([
      { field: 'instrument', message: 'instrument-not-of-round', values: { instrument: '2026.1' } },
    ]);
    const round = { ...ROUND, languages: [] };
    expect(refused({}, { round })).toEqual(['language: language-not-of-round']);
  });
});

describe('a refusal', () => {
  const valuesOf = (overrides: object, received: Partial<Reception> = {}) =>
    refusal(overrides, received).issues.map(({ message, values }) => [message, values]);

  it('says which practice is twice or unknown, so that its sentence can name it', () => {
    expect(valuesOf(respond(answer('looking-ahead', 3), answer('looking-ahead', 4), answer('juggling', 3)))).toEqual([
      ['practice-twice', { practice: 'looking-ahead' }],
      ['practice-unknown', { practice: 'juggling' }],
    ]);
  });

  it('says all the languages of the round', () => {
    const languages = ['fi', 'sv'] as unknown as typeof ROUND.languages;
    expect(valuesOf({}, { round: { ...ROUND, languages } })).toEqual([
      ['language-not-of-round', { languages: 'fi, sv' }],
    ]);
  });

  it('says in its log message that a submission was refused', () => {
    expect(refusal({ instrument: '2026.2' }).message).toBe('The submission does not fit');
  });

  it('says of practices that nobody knows only that, however many do not apply', () => {
    const agreed = ['juggling', 'singing', 'dancing'].map((practice) => ({ practice, level: 'does-not-apply' }));
    expect(refused({ agreed })).toEqual([0, 1, 2].map((index) => `agreed.${index}.practice: practice-unknown`));
  });
});

describe('cities', () => {
  it('are those of the population', () => {
    const error = refusal({ city: 'gn-1' });
    expect(error.code).toBe('city_unknown');
    expect(error.issues).toEqual([{ field: 'city', message: 'city-unknown', values: { city: 'gn-1' } }]);
  });

  it('beside the peers are known, others than the own, and named once', () => {
    const additions = (...cities: string[]) => ({ comparison: { additions: cities } });
    expect(refused(additions('gn-658225', 'gn-1'))).toEqual(['comparison.additions.1: city-unknown']);
    expect(refused(additions('gn-634964'))).toEqual(['comparison.additions.0: addition-is-own-city']);
    expect(refused(additions('gn-658225', 'gn-658225'))).toEqual(['comparison.additions.1: addition-twice']);
  });
});

describe('answers', () => {
  it('come from different respondents', () => {
    const one = { respondent: 'r-1', answers: [answer('using-data', 2)] };
    expect(refused({ responses: [one, { ...one, respondent: 'r-2' }, one] })).toEqual([
      'responses.2.respondent: respondent-twice',
    ]);
  });

  it('are on practices of the instrument, each once', () => {
    const answers = [answer('using-data', 2), answer('flying', 3), answer('using-data', 4)];
    expect(refused(respond(...answers))).toEqual([
      'responses.0.answers.2.practice: practice-twice',
      'responses.0.answers.1.practice: practice-unknown',
    ]);
  });

  it('tick options that their practice has, each once', () => {
    // trend-scan belongs to looking ahead, not to using data.
    expect(refused(respond(answer('using-data', 2, { where: ['universities', 'trend-scan'] })))).toEqual([
      'responses.0.answers.0.where.1: option-unknown',
    ]);
    expect(refused(respond(answer('using-data', 2, { where: ['universities', 'universities'] })))).toEqual([
      'responses.0.answers.0.where.1: option-twice',
    ]);
  });

  it('have evidence with ids of their own, and links that are web addresses', () => {
    const item = (id: string, kind: string, value: string) => ({ id, kind, title: 'Plan', value });
    const evidence = [
      item('a', 'link', 'https://city.example/plan'),
      item('b', 'link', 'javascript:alert(1)'),
      item('c', 'text', 'javascript: see minutes'),
      item('a', 'link', 'HTTP://city.example'),
      item('d', 'link', 'see https://city.example'),
      item('e', 'link', 'https:///nowhere'),
      item('f', 'link', 'https://city.example two'),
    ];
    expect(refused(respond(answer('using-data', 2, { evidence })))).toEqual([
      'responses.0.answers.0.evidence.3.id: evidence-twice',
      'responses.0.answers.0.evidence.1.value: not-link',
      'responses.0.answers.0.evidence.4.value: not-link',
      'responses.0.answers.0.evidence.5.value: not-link',
      'responses.0.answers.0.evidence.6.value: not-link',
    ]);
  });
});

describe('agreed levels', () => {
  /** Individual median 2.5. */
  const two = {
    responses: [
      { respondent: 'r-1', answers: [answer('using-data', 2)] },
      { respondent: 'r-2', answers: [answer('using-data', 3)] },
      { respondent: 'r-3', answers: [answer('using-data', 'dont-know')] },
    ],
  };
  const agreed = (level: unknown, reason?: string) => ({
    ...two,
    agreed: [{ practice: 'using-data', level, ...(reason !== undefined && { reason }) }],
  });
  const isReceived = (overrides: object) => {
    const given = input(overrides);
    return receiveSubmission(given, reception(given)).agreed.length === 1;
  };

  it('need a reason where they differ from the individual median by more than 0.5', () => {
    expect(refused(agreed(4))).toEqual(['agreed.0.reason: reason-missing']);
    expect(refused(agreed(1, '  '))).toEqual(['agreed.0.reason: reason-missing']);
    expect(isReceived(agreed(4, 'The register went live'))).toBe(true);
  });

  it('need none at 0.5, without individual levels, and where the practice does not apply', () => {
    expect(isReceived(agreed(3))).toBe(true);
    expect(isReceived(agreed(2))).toBe(true);
    expect(isReceived({ agreed: [{ practice: 'using-data', level: 5 }] })).toBe(true);
    expect(isReceived(agreed('does-not-apply'))).toBe(true);
  });

  it('are on practices of the instrument, each once, at most two of a capability without one', () => {
    const none = (practice: string) => ({ practice, level: 'does-not-apply' });
    expect(refused({ agreed: [none('flying'), none('using-data'), none('using-data')] })).toEqual([
      'agreed.0.practice: practice-unknown',
      'agreed.2.practice: practice-twice',
    ]);
    const capability = ['looking-ahead', 'using-data', 'listening-to-residents', 'building-skills'];
    expect(refused({ agreed: capability.map(none) })).toEqual(['agreed.2.level: too-many-do-not-apply']);
  });

  it('and verified ones are checked alike', () => {
    const verified = ['flying', 'using-data', 'using-data'].map((practice) => ({
      practice,
      level: 3 as const,
      reason: 'Read',
      assessor: 'a-1',
    }));
    expect(refused({}, { verified })).toEqual([
      'verified.0.practice: practice-unknown',
      'verified.2.practice: practice-twice',
    ]);
  });
});

describe('the rest of the document', () => {
  it('names known conditions once, a capability of the focus once, a recipient once', () => {
    const condition = (id: string) => ({ condition: id, choice: 3 });
    expect(
      refused({
        conditions: [condition('structural-design'), condition('weather'), condition('structural-design')],
        focus: { capabilities: ['adapting-focus', 'adapting-focus'] },
        recipients: ['Mayor@tampere.example', 'clerk@tampere.example', 'mayor@tampere.example'],
      }),
    ).toEqual([
      'conditions.1.condition: condition-unknown',
      'conditions.2.condition: condition-twice',
      'focus.capabilities.1: capability-twice',
      'recipients.2: recipient-twice',
    ]);
  });

  it('names a power once', () => {
    expect(refused({ profile: { powers: ['planning', 'housing', 'planning'] } })).toEqual([
      'profile.powers.2: power-twice',
    ]);
  });

  it.each([
    ['population', 0, 'population.value: feature-value-wrong'],
    ['population', '200000', 'population.value: feature-value-wrong'],
    ['elevation', ['1'], 'elevation.value: feature-value-wrong'],
    ['federal', 2, 'federal.value: feature-value-wrong'],
    ['administrative-rank', 1.5, 'administrative-rank.value: feature-value-wrong'],
    ['legal-tradition', 'civil', 'legal-tradition.value: feature-value-wrong'],
    ['main-function', 3, 'main-function.value: feature-value-wrong'],
    ['weather', 3, 'weather: feature-unknown'],
    ['powers', ['planning'], 'powers: feature-asked-elsewhere'],
  ])('does not correct %s to %j', (feature, value, issue) => {
    expect(refused({ profile: { corrections: { [feature]: { value, year: 2024 } } } })).toEqual([
      `profile.corrections.${issue}`,
    ]);
  });

  it.each([
    ['population', 210_000],
    ['elevation', -3],
    ['federal', 0],
    ['federal', 1],
    ['administrative-rank', 2],
    ['legal-tradition', ['civil']],
    ['main-function', 'port'],
  ])('corrects %s to %j', (feature, value) => {
    const given = input({ profile: { corrections: { [feature]: { value, year: 2024 } } } });
    expect(receiveSubmission(given, reception(given)).profile).toEqual(given.profile);
  });
});

describe('a refusal', () => {
  it('names every wrong field at once, as invalid input', () => {
    const error = refusal(
      { city: 'gn-1', instrument: '2027.1', ...respond(answer('flying', 3)) },
      { now: new Date('2027-01-01T00:00:00Z') },
    );
    expect(error.code).toBe('invalid_input');
    expect(error.issues.map(({ message }) => message)).toEqual([
      'round-closed',
      'instrument-not-of-round',
      'city-unknown',
      'practice-unknown',
    ]);
    for (const { message } of error.issues) expect(SUBMISSION_ISSUES).toContain(message);
  });

  it('says what the sentence about each field needs to know', () => {
    const evidence = (id: string) => ({ id, kind: 'text', title: 'Plan', value: 'See the plan' });
    const none = (practice: string) => ({ practice, level: 'does-not-apply' });
    const first = answer('looking-ahead', 3, { where: ['bus', 'bus'], evidence: [evidence('a'), evidence('a')] });
    const error = refusal(
      {
        instrument: '2027.1',
        comparison: { additions: ['gn-1', 'gn-658225', 'gn-658225'] },
        profile: {
          powers: ['care', 'care'],
          corrections: Object.fromEntries(
            ['weather', 'powers', 'federal'].map((id) => [id, { value: ['x'], year: 2024 }]),
          ),
        },
        responses: [
          { respondent: 'r-1', answers: [first, first, answer('flying', 3)] },
          { respondent: 'r-1', answers: [] },
        ],
        agreed: [{ practice: 'looking-ahead', level: 5 }, ...['using-data', 'listening-to-residents'].map(none)].concat(
          ['making-sense-together', 'flying', 'flying'].map(none),
        ),
        conditions: ['weather', 'weather'].map((condition) => ({ condition, choice: 3 })),
        focus: { capabilities: ['adapting-focus', 'adapting-focus'] },
      },
      { round: { ...ROUND, languages: [] }, now: new Date('2026-02-01T00:00:00Z') },
    );
    const values = new Map(error.issues.map((issue) => [issue.message, issue.values]));
    expect(Object.fromEntries(values)).toEqual({
      'round-not-open-yet': { opensAt: ROUND.opensAt },
      'instrument-not-of-round': { instrument: '2026.1' },
      'language-not-of-round': { languages: '' },
      'city-unknown': { city: 'gn-1' },
      'addition-twice': { city: 'gn-658225' },
      'power-twice': { power: 'care' },
      'feature-unknown': { feature: 'weather' },
      'feature-asked-elsewhere': { feature: 'powers' },
      'feature-value-wrong': { feature: 'federal' },
      'respondent-twice': { respondent: 'r-1' },
      'practice-twice': { practice: 'flying' },
      'practice-unknown': { practice: 'flying' },
      'option-unknown': { option: 'bus' },
      'option-twice': { option: 'bus' },
      'evidence-twice': { evidence: 'a' },
      'reason-missing': { practice: 'looking-ahead' },
      'too-many-do-not-apply': { maximum: 2 },
      'condition-unknown': { condition: 'weather' },
      'condition-twice': { condition: 'weather' },
      'capability-twice': { capability: 'adapting-focus' },
    });
    const closed = refusal({}, { now: new Date('2026-05-01T00:00:00Z') });
    expect(closed.issues[0]?.values).toEqual({ closesAt: ROUND.closesAt });
  });
});
