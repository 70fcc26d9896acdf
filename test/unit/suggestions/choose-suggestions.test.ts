import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAPABILITIES } from '#shared/contracts/names.ts';
import { type CapabilityScore, chosenSuggestionSchema } from '#shared/contracts/scores.ts';
import { suggestionLibrarySchema } from '#shared/contracts/suggestion.ts';
import { chooseSuggestions } from '#shared/domain/suggestions/choose-suggestions.ts';
import adapting from '#templates/suggestions/2026.1/en/adapting-focus.json' with { type: 'json' };
import coalitions from '#templates/suggestions/2026.1/en/building-coalitions.json' with { type: 'json' };
import experiments from '#templates/suggestions/2026.1/en/embedding-experimentation.json' with { type: 'json' };
import awareness from '#templates/suggestions/2026.1/en/strategic-awareness.json' with { type: 'json' };
import teams from '#templates/suggestions/2026.1/en/transforming-teams.json' with { type: 'json' };
import { type Answered, example, practicesOf, reader, request, score, suggestion } from './request.ts';

const everywhere = (levels: readonly [1, 2, 3, 4] | readonly [5, 5, 5, 5]): Answered =>
  Object.fromEntries(CAPABILITIES.map((capability) => [capability, [levels]]));

describe('the chosen suggestions', () => {
  it('are in the order of priority with what their choice rests on', () => {
    const chosen = chooseSuggestions(
      request({
        capabilities: score({ 'strategic-awareness': [[2, 3, 4, 5]] }),
        medians: [{ practice: 'using-data', median: 5 }],
        focus: ['strategic-awareness'],
      }),
    );
    // 2: (0.375 + 0.2) / 0.7; 3: 0.25 + 0.3 · 0.5 + 0.2; 4: (0.125 + 0.2) / 0.7; the fourth practice is too many.
    expect(chosen.map(({ practice }) => practice)).toEqual(['looking-ahead', 'using-data', 'listening-to-residents']);
    expect(chosen[0]?.priority).toBeCloseTo(0.575 / 0.7, 12);
    expect(chosen[1]).toEqual({
      suggestion: 'do-using-data',
      practice: 'using-data',
      capability: 'strategic-awareness',
      priority: chosen[1]?.priority,
      need: 0.5,
      gap: 0.5,
      inFocus: true,
      level: 3,
      example: null,
      when: 'now',
    });
    expect(chosen[1]?.priority).toBeCloseTo(0.6, 12);
    expect(chosen.map(({ when }) => when)).toEqual(['now', 'now', 'next']);
  });

  it('are at most three of each capability', () => {
    const chosen = chooseSuggestions(request({ capabilities: score(everywhere([1, 2, 3, 4])) }));
    for (const id of CAPABILITIES) {
      expect(chosen.filter(({ capability }) => capability === id).map(({ level }) => level)).toEqual([1, 2, 3]);
    }
  });

  it('pass over a practice for which nothing fits', () => {
    const library = request({}).library.filter(({ practice }) => practice !== 'looking-ahead');
    const capabilities = score({ 'strategic-awareness': [[1, 2, 3, 4]] });
    expect(chooseSuggestions(request({ capabilities, library })).map(({ level }) => level)).toEqual([2, 3, 4]);
  });

  it('are none for a capability without any level', () => {
    const capabilities = score({ 'strategic-awareness': [[1, null, null, null]] });
    expect(chooseSuggestions(request({ capabilities })).map(({ practice }) => practice)).toEqual(['looking-ahead']);
  });

  it('always have a place for a practice at 1.5 or lower outside the focus', () => {
    // The twos lie 3 levels behind their peers: 0.375 + 0.225 = 0.6. The one is level with them: 0.5.
    const capabilities = score({ 'strategic-awareness': [[1, 2, 2, 2]] });
    const medians = practicesOf('strategic-awareness').map((practice, index) => ({
      practice,
      median: index === 0 ? 1 : 5,
    }));
    const chosen = chooseSuggestions(request({ capabilities, medians }));
    expect(chosen.map(({ level }) => level)).toEqual([2, 2, 1]);
    expect(chosen[2]).toMatchObject({ practice: 'looking-ahead', when: 'now' });
    const inFocus = chooseSuggestions(request({ capabilities, medians, focus: ['strategic-awareness'] }));
    expect(inFocus.map(({ level }) => level)).toEqual([2, 2, 2]);
  });

  it('push nothing out for a second such practice', () => {
    const capabilities = score({ 'strategic-awareness': [[1, 2, 2, 2]], 'adapting-focus': [[1, 5, 5, 5]] });
    const medians = practicesOf('strategic-awareness').map((practice, index) => ({
      practice,
      median: index === 0 ? 1 : 5,
    }));
    const chosen = chooseSuggestions(request({ capabilities, medians }));
    const own = chosen.filter(({ capability }) => capability === 'strategic-awareness');
    expect(own.map(({ level }) => level)).toEqual([2, 2, 2]);
    expect(chosen.filter(({ capability }) => capability === 'adapting-focus')).toHaveLength(3);
  });
});

describe('the examples of a report', () => {
  const distances: Record<string, number> = { 'gn-2': 0.1, 'gn-3': 0.2, 'gn-4': 0.3 };
  const known = reader({ distanceTo: (city) => distances[city] ?? null });
  const tampere = example('gn-2', 'Tampere');
  const bogota = example('gn-3', 'Bogotá');
  const busan = example('gn-4', 'Busan');
  /** Which example is told with the first practices, each of which has one suggestion with these. */
  const toldOf = (...examples: ReturnType<typeof example>[][]) => {
    const practices = practicesOf('strategic-awareness');
    const library = examples.map((own, index) =>
      suggestion({ id: `do-${index}`, practice: practices[index] ?? '', examples: own }),
    );
    const capabilities = score({ 'strategic-awareness': [[1, 2, 3, 4]] });
    return chooseSuggestions(request({ capabilities, library, reader: known })).map((chosen) => chosen.example?.index);
  };

  it('are of different places where there are others', () => {
    expect(toldOf([tampere, bogota], [tampere, bogota])).toEqual([0, 1]);
    expect(toldOf([busan, tampere], [tampere, bogota])).toEqual([1, 1]);
    expect(toldOf([tampere, bogota], [tampere, bogota], [bogota, tampere, busan])).toEqual([0, 1, 2]);
  });

  it('are told again where there is no other, and told by no suggestion that has none', () => {
    expect(toldOf([tampere], [tampere])).toEqual([0, 0]);
    expect(toldOf([], [tampere, bogota])).toEqual([undefined, 0]);
  });
});

const hasLevel = (practices: CapabilityScore['practices']) =>
  practices.some(({ individual }) => individual.level !== null);
const isAnswered = (practices: CapabilityScore['practices']) =>
  practices.some(({ individual: { levels, dontKnow, doesNotApply } }) => levels + dontKnow + doesNotApply > 0);
const levelsThatMayBeShown = ({ shown, individual, practices }: CapabilityScore): number[] => {
  if (shown.practices) return practices.flatMap((practice) => practice.individual.level ?? []);
  return shown.capability && individual.level !== null ? [Math.round(10 * individual.level) / 10] : [];
};

describe('the library', () => {
  const library = [awareness, adapting, coalitions, teams, experiments].flatMap(
    (file) => suggestionLibrarySchema.parse(file).suggestions,
  );
  const level = fc.constantFrom(1, 2, 3, 4, 5, 'dont-know', 'does-not-apply', null);
  const rows = fc.array(fc.tuple(level, level, level, level), { minLength: 1, maxLength: 5 });
  const answered = fc.record(
    Object.fromEntries(CAPABILITIES.map((capability) => [capability, rows])),
  ) as unknown as fc.Arbitrary<Answered>;
  const focus = fc.subarray([...CAPABILITIES], { maxLength: 2 });

  it('gives every city a plan that keeps the rules, whatever it answered', () => {
    fc.assert(
      fc.property(answered, focus, (given, focused) => {
        const capabilities = score(given);
        const chosen = chooseSuggestions(request({ capabilities, focus: focused, library }));
        for (const one of chosen) expect(chosenSuggestionSchema.parse(one)).toEqual(one);
        const priorities = chosen.map(({ priority }) => priority);
        for (const [index, priority] of priorities.entries()) {
          expect(priority).toBeLessThanOrEqual((priorities[index - 1] ?? 1) + 1e-9);
        }
        expect(new Set(chosen.map(({ practice }) => practice)).size).toBe(chosen.length);
        for (const { capability, practices, shown } of capabilities) {
          const own = chosen.filter((one) => one.capability === capability);
          expect(own.length).toBeLessThanOrEqual(3);
          expect(own.length > 0).toBe(shown.practices ? hasLevel(practices) : isAnswered(practices));
          expect(own.filter(({ when }) => when === 'now').length).toBeLessThanOrEqual(2);
        }
        const now = chosen.filter(({ when }) => when === 'now');
        expect(now.length).toBeLessThanOrEqual(3);
        const neglected = capabilities
          .filter(({ capability }) => !focused.includes(capability))
          .flatMap(levelsThatMayBeShown)
          .filter((own) => own <= 1.5);
        const isKept = now.some((one) => one.level <= 1.5 && !one.inFocus);
        expect(isKept).toBe(neglected.length > 0);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps and shares at level 5', () => {
    const chosen = chooseSuggestions(request({ capabilities: score(everywhere([5, 5, 5, 5])), library }));
    const bandOf = new Map(library.map(({ id, band }) => [id, band]));
    expect(chosen).toHaveLength(15);
    for (const { suggestion } of chosen) expect(bandOf.get(suggestion)?.from).toBe(4);
  });
});
