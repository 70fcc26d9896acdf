import { beforeAll, describe, expect, it } from 'vitest';
import type { Scores } from '#shared/contracts/scores.ts';
import { scoresSchema } from '#shared/contracts/scores.ts';
import { type ScoringInput, scoreSubmission, seedOf } from '#shared/domain/scoring/score-submission.ts';
import { content } from '#test/fakes/report-content.ts';
import { allAt, aSubmission, FREETOWN, instrument, MIXED, PRACTICE_IDS } from '#test/fakes/scores-answers.ts';
import { cityNamed, releaseOf } from '../benchmark/samples.ts';
import { example, plainLibrary, suggestion } from '../suggestions/request.ts';

const population = content.population();
const release = { ...releaseOf(60), demonstration: true };
const score = (change: Partial<ScoringInput> = {}) =>
  scoreSubmission({
    submission: aSubmission([MIXED]),
    issue: 1,
    instrument,
    population,
    library: plainLibrary(),
    release: null,
    kept: null,
    earlier: null,
    earlierRound: null,
    mappings: [],
    draws: 0,
    ...change,
  });

describe('the seed of an issue', () => {
  it('is of the submission, the release and the method, so that a new release draws anew', () => {
    expect(seedOf('one', 'trial:2')).toBe('one:trial:2:1');
    expect(seedOf('one', null)).toBe('one:none:1');
  });
});

describe('the scores of a submission', () => {
  let alone: Scores;
  let compared: Scores;
  beforeAll(() => {
    alone = score({ submission: aSubmission([MIXED, allAt(4), allAt(1), allAt(5)]), issue: 3 }).scores;
    compared = score({ release }).scores;
  });

  it('say what they were worked out from and keep to the contract', () => {
    const { id, conditions } = aSubmission([MIXED]);
    expect(scoresSchema.parse(alone)).toEqual(alone);
    expect(alone).toMatchObject({
      submission: id,
      issue: 3,
      method: '1',
      instrument: '2026.1',
      release: null,
      conditions,
    });
    expect(alone.contextData).toBe(population.meta.version);
    expect(compared.release).toBe(release.id);
  });

  it('put on the agenda the practices on which respondents differ most', () => {
    expect(alone.agenda.length).toBeGreaterThan(0);
    expect(compared.agenda).toEqual([]);
  });

  it('keep what the city is shown only where there is a release to be shown of', () => {
    expect(score().entry).toBeNull();
    expect(score({ release }).entry).toMatchObject({ submission: compared.submission, release: release.id });
  });

  it('are drawn anew for another release and the same again for the same one', () => {
    const sharesIn = (id: string) => {
      const { group } = score({ release: { ...release, id }, draws: 200 }).scores.comparison;
      return group?.peers.map(({ stability }) => stability?.share);
    };
    expect(score({ release }).scores).toEqual(compared);
    expect(sharesIn('trial:1')).toEqual(sharesIn('trial:1'));
    expect(sharesIn('trial:2')).not.toEqual(sharesIn('trial:1'));
  });

  it('take how much people in other cities differ from the release', () => {
    const width = (variance: number) => {
      const pooledVariance = Object.fromEntries(compared.capabilities.map(({ capability }) => [capability, variance]));
      const { interval } = score({ release: { ...release, pooledVariance } }).scores.capabilities[0]!.individual;
      return (interval?.high ?? 0) - (interval?.low ?? 0);
    };
    expect(width(0.5)).toBeGreaterThan(width(0.1));
  });

  it('suggest first in the focus that the city chose', () => {
    const focused = score({
      submission: aSubmission([allAt(2)], { focus: { capabilities: ['building-coalitions'], reason: '' } }),
    });
    expect(focused.scores.suggestions[0]).toMatchObject({ capability: 'building-coalitions', inFocus: true });
  });
});

describe('the example of a suggestion', () => {
  const [practice] = PRACTICE_IDS as [string];
  const likenessTo = (city: string, lens: 'balanced' | 'morphological' = 'balanced') => {
    const { comparison } = aSubmission([MIXED]);
    const library = [suggestion({ id: 'only', practice, examples: [example(city)] })];
    const submission = aSubmission([allAt(2)], { comparison: { ...comparison, lens } });
    return score({ submission, library }).scores.suggestions[0]?.example?.likeness;
  };

  it('is close in a city that is structurally alike, and far in one that is not', () => {
    expect(likenessTo(cityNamed('Monrovia', 'LR').id)).toBe('close');
    expect(likenessTo(cityNamed('Tampere', 'FI').id)).toBe('far');
  });

  it('has no likeness in a city that is not known, and none in the own one', () => {
    expect(likenessTo('gn-999999999')).toBeNull();
    expect(likenessTo(FREETOWN)).toBeNull();
  });

  it('is as near as the chosen lens makes it', () => {
    const words = ['Dhaka', 'Tampere', 'Nairobi', 'Lagos', 'Dakar', 'Cusco', 'Honiara'].map((name) => {
      const { id } = population.cities.find((city) => city.name === name) ?? { id: '' };
      return [likenessTo(id), likenessTo(id, 'morphological')];
    });
    expect(words.some(([balanced, morphological]) => balanced !== morphological)).toBe(true);
  });
});
