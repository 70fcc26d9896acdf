import type { Feature, FeatureValue, Population } from '#shared/contracts/context.ts';
import type { CityProfile } from '#shared/contracts/profile.ts';
import type { FieldIssue } from '../errors.ts';
import { issueAt, repeated } from './field-issues.ts';

/** What is wrong with the city's profile: repeated powers, and corrections that no feature can take. */
export const profileIssues = ({ powers = [], corrections = {} }: CityProfile, population: Population): FieldIssue[] => [
  ...repeated(powers, (power) => power).map(({ index, key }) =>
    issueAt(['profile', 'powers', index], 'power-twice', { power: key }),
  ),
  ...Object.entries(corrections).flatMap(([id, { value }]) => {
    const feature = population.meta.features.find((candidate) => candidate.id === id);
    const path = ['profile', 'corrections', id];
    if (feature === undefined) return [issueAt(path, 'feature-unknown', { feature: id })];
    if (!feature.inReference) return [issueAt(path, 'feature-asked-elsewhere', { feature: id })];
    return canTake(feature, value) ? [] : [issueAt([...path, 'value'], 'feature-value-wrong', { feature: id })];
  }),
];

const canTake = ({ kind, transform }: Feature, value: FeatureValue): boolean => {
  switch (kind) {
    case 'set':
      return Array.isArray(value);
    case 'nominal':
      return typeof value === 'string';
    case 'binary':
      return value === 0 || value === 1;
    case 'ordinal':
      return Number.isInteger(value);
    case 'numeric':
      return typeof value === 'number' && (transform !== 'log10' || value > 0);
  }
};
