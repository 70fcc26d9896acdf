import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** A stream of random numbers. It advances with every draw; two streams of one seed give the same draws. */
export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  uniform(): number;
  /** A whole number, each of `low` to `high` (both included) equally likely. */
  integer(low: number, high: number): number;
  /** Standard normal. */
  normal(): number;
  /** Gamma with mean `shape * scale`; both above 0. */
  gamma(shape: number, scale: number): number;
  /** Student's t with `degrees` degrees of freedom, above 0. */
  student(degrees: number): number;
}

const mix = (value: number) => {
  let h = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
};

/** 32-bit hash of a text: MurmurHash3's mixing over UTF-16 code units (Appleby 2011). */
const hash = (text: string, start: number) => {
  let h = start;
  for (let i = 0; i < text.length; i += 1) {
    const unit = Math.imul(text.charCodeAt(i), 0xcc9e2d51);
    h ^= Math.imul((unit << 15) | (unit >>> 17), 0x1b873593);
    h = (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
  }
  return mix(h ^ text.length);
};

/**
 * A generator that depends on the seed text alone: xoroshiro128+ (Blackman and Vigna 2018) of `pure-rand`, its 128 bits
 * of state filled with four hashes of the seed.
 */
export const createRandom = (seed: string): Random => {
  const state = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0x6a09e667].map((start) => hash(seed, start));
  // The one state that this generator can never leave is all zeros.
  const generator = xoroshiro128plusFromState(state.some((word) => word !== 0) ? state : [1, 0, 0, 0]);
  const uniform = () => uniformFloat64(generator);
  const normal = () => drawNormal(uniform);
  const gamma = (shape: number, scale: number) => drawGamma(uniform, normal, shape, scale);
  return {
    uniform,
    normal,
    gamma,
    integer: (low, high) => {
      if (!Number.isSafeInteger(low)) throw new RangeError(`low must be a whole number, got ${low}`);
      if (!Number.isSafeInteger(high) || high < low)
        throw new RangeError(`high must be a whole number from low on, got ${high}`);
      return uniformInt(generator, low, high);
    },
    student: (degrees) => {
      if (!(degrees > 0)) throw new RangeError(`degrees must be above 0, got ${degrees}`);
      return normal() / Math.sqrt(gamma(degrees / 2, 2) / degrees);
    },
  };
};

/** Marsaglia's polar method (1964); the second normal of a pair is dropped so that no state is kept between draws. */
const drawNormal = (uniform: () => number): number => {
  for (;;) {
    const x = 2 * uniform() - 1;
    const y = 2 * uniform() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
};

/** Marsaglia and Tsang (2000), "A simple method for generating gamma variables". */
const drawGamma = (uniform: () => number, normal: () => number, shape: number, scale: number): number => {
  if (!(shape > 0)) throw new RangeError(`shape must be above 0, got ${shape}`);
  if (!(scale > 0)) throw new RangeError(`scale must be above 0, got ${scale}`);
  if (shape < 1) return drawGamma(uniform, normal, shape + 1, scale) * (1 - uniform()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v * scale;
  }
};
