import { describe, expect, it } from 'vitest';
import type { FeatureValues } from '#shared/contracts/context.ts';
import type { ReleaseMember } from '#shared/contracts/release.ts';
import { contrastsOf } from '#shared/domain/peers/contrasts.ts';
import { poolOf } from '#shared/domain/peers/pool.ts';
import { memberWith } from '../benchmark/samples.ts';
import { placed, scaleWith, worldWith } from './small-world.ts';

const scale = scaleWith({ close: 0.5, fair: 0.9 });
const teacher = (region: string, features: FeatureValues, change: Partial<ReleaseMember> & { level?: number } = {}) =>
  memberWith({ city: `gn-${region}`, region, features, level: 4, learnFrom: true, ...change });
const contrasts = (...members: ReleaseMember[]) => {
  const seeker = { city: 'gn-0', sovereign: 'ZZ', features: placed(0, 0, 0, 0) };
  return contrastsOf(poolOf(worldWith([]), { members }, seeker), scale, ['adapting-focus']);
};

describe('a city to learn from', () => {
  it('is far in the families in which it is, by each family alone', () => {
    expect(contrasts(teacher('a', placed(0.4, 0.2, 0.31, 0.8)))).toEqual([
      { city: 'gn-a', capability: 'adapting-focus', differs: ['legal-institutional', 'morphological'] },
    ]);
    expect(contrasts(teacher('a', placed(0.3, 0.3, 0.3, 0.9)))).toEqual([]);
    expect(contrasts(teacher('a', placed(0, 0.5, 0)))[0]?.differs).toEqual(['state-capacity']);
  });

  it('is at level 4 or higher, by its verified level where it has one', () => {
    const far = placed(1, 1, 1, 1);
    const verified = (level: number) => ({ verified: { capabilities: { 'adapting-focus': level }, practices: {} } });
    expect(contrasts(teacher('a', far))).toHaveLength(1);
    expect(contrasts(teacher('a', far, { level: 3.75 }))).toEqual([]);
    expect(contrasts(teacher('a', far, { level: 3, ...verified(4) }))).toHaveLength(1);
    expect(contrasts(teacher('a', far, { level: 5, ...verified(3) }))).toEqual([]);
    expect(contrasts(teacher('a', far, { learnFrom: false }))).toEqual([]);
  });

  it('comes before those that differ in fewer families, one of a region and three at most', () => {
    const [one, two, three] = [placed(1, 0, 0, 0), placed(1, 1, 0, 0), placed(1, 1, 1, 0)];
    const second = teacher('b', two, { city: 'gn-b2' });
    const found = contrasts(teacher('a', one), teacher('b', two), second, teacher('c', three), teacher('d', one));
    expect(found.map(({ city }) => city)).toEqual(['gn-c', 'gn-b', 'gn-a']);
  });

  it('carries its contact where it named one', () => {
    const far = placed(1, 1, 1, 1);
    expect(contrasts(teacher('a', far, { contact: 'The office' }))[0]?.contact).toBe('The office');
    expect(contrasts(teacher('a', far))[0]).not.toHaveProperty('contact');
  });
});
