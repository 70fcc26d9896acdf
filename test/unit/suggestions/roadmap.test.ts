import { describe, expect, it } from 'vitest';
import type { CapabilityId } from '#shared/contracts/names.ts';
import type { Suggestion } from '#shared/contracts/suggestion.ts';
import { layRoadmap, type Step } from '#shared/domain/suggestions/roadmap.ts';
import { suggestion } from './request.ts';

interface Parts {
  readonly effort?: Suggestion['effort'];
  readonly after?: string[];
  readonly capability?: CapabilityId;
  readonly level?: number;
  readonly inFocus?: boolean;
}

const step = (
  id: string,
  { effort = 'low', after = [], capability, level = 3, inFocus = false }: Parts = {},
): Step => ({
  suggestion: suggestion({ id, practice: id, effort, after }),
  from: {
    practice: id,
    capability: capability ?? 'strategic-awareness',
    level,
    need: (5 - level) / 4,
    gap: null,
    inFocus,
    priority: 0.5,
    capabilityLevel: 3,
    spread: null,
  },
});
const at = (...steps: Step[]) => Object.fromEntries(layRoadmap(steps));
const b = { capability: 'adapting-focus' } as const;
const c = { capability: 'building-coalitions' } as const;

describe('the roadmap', () => {
  it('begins with low effort, goes on with medium, and leaves high for later', () => {
    expect(
      at(
        step('high', { effort: 'high' }),
        step('medium', { effort: 'medium', ...b }),
        step('low-1'),
        step('low-2', b),
        step('low-3', c),
      ),
    ).toEqual({ high: 'later', medium: 'next', 'low-1': 'now', 'low-2': 'now', 'low-3': 'now' });
  });

  it('fills up now with medium effort, never with high', () => {
    expect(at(step('high', { effort: 'high' }), step('medium', { effort: 'medium' }), step('low', b))).toEqual({
      high: 'later',
      medium: 'now',
      low: 'now',
    });
  });

  it('holds three in now, first in the order of priority', () => {
    expect(at(step('a'), step('b', b), step('c', c), step('d', { capability: 'transforming-teams' }))).toEqual({
      a: 'now',
      b: 'now',
      c: 'now',
      d: 'next',
    });
  });

  it('holds two of one capability in now', () => {
    expect(at(step('a'), step('b'), step('c'), step('d', b))).toEqual({ a: 'now', b: 'now', c: 'next', d: 'now' });
    expect(at(step('a'), step('b'), step('c'))).toEqual({ a: 'now', b: 'now', c: 'next' });
  });

  it('builds up before it keeps: level 4 and above waits', () => {
    expect(
      at(step('keep', { level: 4 }), step('a', { effort: 'medium' }), step('b', b), step('c', { ...c, level: 3.9 })),
    ).toEqual({ keep: 'next', a: 'now', b: 'now', c: 'now' });
    expect(at(step('keep', { level: 5 }))).toEqual({ keep: 'now' });
  });
});

describe('a step that follows another', () => {
  it('comes after it', () => {
    expect(at(step('second', { after: ['first'] }), step('first'))).toEqual({ second: 'next', first: 'now' });
    expect(at(step('third', { after: ['second'] }), step('second', { after: ['first'] }), step('first'))).toEqual({
      third: 'later',
      second: 'next',
      first: 'now',
    });
  });

  it('comes with it where that one is for later already', () => {
    expect(at(step('second', { after: ['first'] }), step('first', { effort: 'high' }))).toEqual({
      second: 'later',
      first: 'later',
    });
  });

  it('waits for no step that was not chosen', () => {
    expect(at(step('second', { after: ['first'] }))).toEqual({ second: 'now' });
    const full = [step('a'), step('b', b), step('c', c)];
    const second = step('second', { after: ['first'], capability: 'transforming-teams' });
    expect(at(...full, second).second).toBe('next');
  });
});

describe('a practice at 1.5 or lower outside the focus', () => {
  const others = [step('a', { inFocus: true }), step('b', { ...b, inFocus: true }), step('d', b)];

  it('keeps one of the three, whatever its effort', () => {
    const weak = step('weak', { ...c, level: 1.5, effort: 'high' });
    expect(at(...others, weak)).toEqual({ a: 'now', b: 'now', d: 'next', weak: 'now' });
  });

  it('takes one place of the three, not two', () => {
    const weak = step('weak', { ...c, level: 1 });
    expect(at(weak, step('a'), step('b', b))).toEqual({ weak: 'now', a: 'now', b: 'now' });
  });

  it('is no longer that at 1.6 or in the focus', () => {
    expect(at(...others, step('weak', { ...c, level: 1.6, effort: 'high' })).weak).toBe('later');
    expect(at(...others, step('weak', { ...c, level: 1, effort: 'high', inFocus: true })).weak).toBe('later');
  });

  it('is the one that asks least and waits for nothing, then the first', () => {
    const weak = (id: string, parts: Parts) => step(id, { ...c, level: 1, ...parts });
    const waiting = weak('waiting', { after: ['a'] });
    const heavy = weak('heavy', { effort: 'high' });
    const medium = weak('medium', { effort: 'medium' });
    const later = weak('later', { effort: 'medium' });
    const given = at(...others, waiting, heavy, medium, later);
    expect(given).toEqual({
      a: 'now',
      b: 'now',
      d: 'next',
      waiting: 'next',
      heavy: 'later',
      medium: 'now',
      later: 'next',
    });
    expect(at(...others, waiting).waiting).toBe('now');
  });
});
