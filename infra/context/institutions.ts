/**
 * Federations whose Factbook government type does not say so, by ISO code: Argentina, Switzerland ("confederation") and
 * the quasi-federal Spain and South Africa; and, by article 1 of their constitutions, Malaysia, Iraq, Comoros,
 * Micronesia, and Saint Kitts and Nevis.
 */
const FEDERAL_BESIDES = new Set(['AR', 'CH', 'ES', 'ZA', 'MY', 'IQ', 'KM', 'FM', 'KN']);

/** 1 for a federation, 0 for another state; undefined where the Factbook says nothing of the government. */
export function federal(country: string, governmentType: string | undefined): 0 | 1 | undefined {
  if (FEDERAL_BESIDES.has(country)) return 1;
  if (!governmentType?.trim()) return undefined;
  return /\bfedera/i.test(governmentType) ? 1 : 0;
}

const TRADITIONS: readonly (readonly [string, RegExp])[] = [
  ['civil', /\bcivil\b|\broman-dutch law\b|\bnapoleonic\b/i],
  ['common', /\bcommon\b|\banglo-(american|saxon) law\b/i],
  ['customary', /\bcustomary\b|\btribal\b|\btraditional law\b/i],
  ['islamic', /\bislamic\b|\bsharia\b|\bmuslim\b/i],
];

/**
 * Legal traditions that the first clause of a Factbook text names, in a fixed order; undefined if it names none. What
 * follows ";", "note" or "except" speaks of exceptions and reforms (Quebec, Louisiana, one region's custom).
 */
export function legalTraditions(legalSystem: string | undefined): string[] | undefined {
  const clause = legalSystem?.split(/;|\bnote\b|\bexcept\b/)[0] ?? '';
  const named = TRADITIONS.filter(([, words]) => words.test(clause)).map(([tradition]) => tradition);
  return named.length > 0 ? named : undefined;
}
