import { type DistanceConstants, FAMILIES } from '#shared/contracts/context.ts';
import type { Lens } from '#shared/contracts/submission.ts';

const TRIPLE = 3;

/**
 * Weights of the four families under a lens, in the order of `FAMILIES` (method 4): `balanced` is 1 / s_f, four lenses
 * triple the weight of their family, `equal` is 1 for all.
 */
export const lensWeights = ({ familyWeights }: DistanceConstants, lens: Lens): Float64Array =>
  Float64Array.from(FAMILIES, (family) => {
    if (lens === 'equal') return 1;
    return familyWeights[family] * (lens === family ? TRIPLE : 1);
  });
