import type { CapabilityQuality, Figure, QualityWarning } from '#shared/contracts/quality.ts';
import { cronbachAlpha, type ItemDiagnostics } from '#shared/statistics/alpha.ts';
import { mcdonaldOmega } from '#shared/statistics/omega.ts';
import { type AssessedCapability, practiceLevel } from './assessed-city.ts';
import { figure, figureOr, suppressed } from './figure.ts';

/** Below these the intervals are too wide to act upon. */
export const CITIES_FOR_ALPHA = 30;
export const CITIES_FOR_OMEGA = 50;

export interface Reliability extends Pick<CapabilityQuality, 'alpha' | 'alphaInterval' | 'omega'> {
  readonly warnings: readonly QualityWarning[];
  /** By item, in the instrument's order. */
  readonly items: readonly { readonly alphaIfDropped: Figure; readonly itemRestCorrelation: Figure }[];
}

/**
 * Do the four practices of a capability belong together? Cronbach's alpha of the cities' practice levels with Feldt's
 * 95 % interval and each item's part from 30 complete cities on, McDonald's omega from 50. A negative alpha is given as
 * it is, with a warning.
 */
export const reliabilityOf = (cities: readonly AssessedCapability[]): Reliability => {
  const rows = cities.map((city) =>
    city.score.practices.map(({ practice }) => practiceLevel(city, practice) ?? Number.NaN),
  );
  const complete = rows.filter((row) => !row.some(Number.isNaN));
  const n = complete.length;
  if (n < CITIES_FOR_ALPHA) return tooFew(n);
  const alpha = cronbachAlpha(complete);
  const { omega, atLimit } = omegaOf(complete);
  return {
    alpha: figureOr(alpha?.alpha ?? null, n, 'answers-do-not-vary'),
    alphaInterval: alpha?.interval ?? null,
    omega,
    warnings: [
      ...(alpha !== null && alpha.alpha < 0 ? ['negative-alpha' as const] : []),
      ...(atLimit ? ['omega-at-limit' as const] : []),
    ],
    items: [0, 1, 2, 3].map((item) => itemFigures(alpha?.items[item], n)),
  };
};

const omegaOf = (complete: readonly number[][]): { omega: Figure; atLimit: boolean } => {
  const n = complete.length;
  if (n < CITIES_FOR_OMEGA) return { omega: suppressed('fewer-than-50-cities', n), atLimit: false };
  const found = mcdonaldOmega(complete);
  return {
    omega: figureOr(found?.omega ?? null, n, 'answers-do-not-vary'),
    atLimit: found?.factor.atLimit ?? false,
  };
};

const itemFigures = (item: ItemDiagnostics | undefined, n: number) => ({
  alphaIfDropped: figureOr(item?.alphaIfDropped ?? null, n, 'answers-do-not-vary'),
  itemRestCorrelation: figureOr(item?.itemRestCorrelation ?? null, n, 'answers-do-not-vary'),
});

const tooFew = (n: number): Reliability => {
  const none = suppressed('fewer-than-30-cities', n);
  return {
    alpha: none,
    alphaInterval: null,
    omega: suppressed('fewer-than-50-cities', n),
    warnings: [],
    items: Array.from({ length: 4 }, () => ({ alphaIfDropped: none, itemRestCorrelation: none })),
  };
};

const SHARE_OF_LEVELS = 0.15;
const ROUNDING = 1e-9;

/** Shares of the cities whose level is the lowest or the highest there is; a warning above 15 % (Terwee et al. 2007). */
export const floorAndCeiling = (
  cities: readonly AssessedCapability[],
): Pick<CapabilityQuality, 'floor' | 'ceiling' | 'warnings'> => {
  const levels = cities.flatMap(({ score }) => score.individual.level ?? []);
  const n = levels.length;
  if (n === 0) {
    return { floor: suppressed('nobody-answered', 0), ceiling: suppressed('nobody-answered', 0), warnings: [] };
  }
  const floor = levels.filter((level) => level <= 1 + ROUNDING).length / n;
  const ceiling = levels.filter((level) => level >= 5 - ROUNDING).length / n;
  return {
    floor: figure(floor, n),
    ceiling: figure(ceiling, n),
    warnings: endWarnings(floor, ceiling, SHARE_OF_LEVELS),
  };
};

/** Warnings for shares at the ends of the scale that are over a limit. */
export const endWarnings = (floor: number, ceiling: number, limit: number): QualityWarning[] => [
  ...(floor > limit ? ['floor' as const] : []),
  ...(ceiling > limit ? ['ceiling' as const] : []),
];
