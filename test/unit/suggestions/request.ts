import { instrumentSchema } from '#shared/contracts/instrument.ts';
import { CAPABILITIES, type CapabilityId } from '#shared/contracts/names.ts';
import { type Choice, responseSchema } from '#shared/contracts/response.ts';
import type { CapabilityScore } from '#shared/contracts/scores.ts';
import { type Suggestion, suggestionSchema } from '#shared/contracts/suggestion.ts';
import { type Scorable, scoreCapabilities } from '#shared/domain/levels/score-capabilities.ts';
import type { SuggestionRequest } from '#shared/domain/suggestions/choose-suggestions.ts';
import type { Reader } from '#shared/domain/suggestions/fitting-suggestion.ts';
import instrumentJson from '#templates/instruments/2026.1/en.json' with { type: 'json' };

export const instrument = instrumentSchema.parse(instrumentJson);

export const practicesOf = (capability: CapabilityId): readonly string[] =>
  instrument.capabilities.find(({ id }) => id === capability)?.practices.map(({ id }) => id) ?? [];

/** Levels of four practices by capability; a row of rows is several respondents. */
export type Answered = Partial<Record<CapabilityId, readonly (readonly (Choice | null)[])[]>>;

export const score = (answered: Answered, judged: Partial<Scorable> = {}): CapabilityScore[] => {
  const respondents = Math.max(...Object.values(answered).map((rows) => rows.length));
  const responses = Array.from({ length: respondents }, (_, respondent) =>
    responseSchema.parse({
      respondent: `r-${respondent}`,
      answers: CAPABILITIES.flatMap((capability) =>
        practicesOf(capability).flatMap((practice, index) => {
          const choice = answered[capability]?.[respondent]?.[index] ?? null;
          return choice === null ? [] : [{ practice, choice }];
        }),
      ),
    }),
  );
  return scoreCapabilities(instrument, { responses, agreed: [], verified: [], ...judged }, {}, 'seed');
};

type SuggestionParts = Partial<Suggestion> & Pick<Suggestion, 'id' | 'practice'>;

export const suggestion = (parts: SuggestionParts): Suggestion =>
  suggestionSchema.parse({
    band: { from: 1, to: 5 },
    action: 'Hold a weekly session',
    description: 'Bring a dozen people together.',
    whyItWorks: 'People notice change early.',
    firstSteps: ['Fix a date and invite.', 'Send two plain questions.'],
    effort: 'low',
    monthsUntilItShows: 3,
    involve: ['City manager'],
    needs: [],
    progressSign: 'A one-page list exists.',
    after: [],
    nextLevel: 'It becomes a routine.',
    examples: [],
    ...parts,
  });

export const example = (city: string | undefined, place = 'Tampere, Finland') => ({
  ...(city !== undefined && { city }),
  place,
  claim: 'It was tried there.',
  source: 'https://city.example/claim',
});

/** A suggestion for every practice, for all levels, of low effort. */
export const plainLibrary = (parts: Partial<Suggestion> = {}): Suggestion[] =>
  CAPABILITIES.flatMap(practicesOf).map((practice) => suggestion({ id: `do-${practice}`, practice, ...parts }));

export const reader = (overrides: Partial<Reader> = {}): Reader => ({
  city: 'gn-1',
  profile: {},
  distanceTo: () => null,
  likenessOf: (distance) => (distance < 0.2 ? 'close' : distance < 0.4 ? 'fair' : 'far'),
  ...overrides,
});

export const request = (overrides: Partial<SuggestionRequest>): SuggestionRequest => ({
  capabilities: [],
  medians: [],
  focus: [],
  library: plainLibrary(),
  reader: reader(),
  ...overrides,
});
