import type { CityProfile } from '#shared/contracts/profile.ts';
import type { Need, Suggestion } from '#shared/contracts/suggestion.ts';

/** Below this share of revenue that a city raises itself, ways that rest on its own money are out of reach. */
export const OWN_REVENUE_PERCENT = 20;
export const SMALL_STAFF = 100;

const decides = (power: NonNullable<CityProfile['powers']>[number]) => (profile: CityProfile) =>
  profile.powers?.includes(power) ?? false;

const IS_MET: Readonly<Record<Need, (profile: CityProfile) => boolean>> = {
  'own-revenue': ({ ownRevenueShare = 0 }) => ownRevenueShare >= OWN_REVENUE_PERCENT,
  'power-planning': decides('planning'),
  'power-housing': decides('housing'),
  'power-transport': decides('transport'),
  'power-police': decides('police'),
  'power-schools': decides('schools'),
  'power-care': decides('care'),
  'staff-100': ({ staff = 0 }) => staff >= SMALL_STAFF,
};

/**
 * Does the city's context meet what a suggestion needs? What the profile does not state is unknown and meets
 * nothing: a city is not told to use powers or money that it may not have.
 */
export const meetsNeeds = (profile: CityProfile, { needs }: Pick<Suggestion, 'needs'>): boolean =>
  needs.every((need) => IS_MET[need](profile));
