import * as z from 'zod';
import { familySchema, featureValueSchema } from './context.ts';
import { capabilityIdSchema, cityIdSchema, countryCodeSchema, practiceIdSchema, slugSchema } from './names.ts';
import { reasonSchema } from './reasons.ts';
import { releaseIdSchema } from './release.ts';
import { lensSchema } from './submission.ts';

const share = z.number().min(0).max(1);
const level = z.number().min(1).max(5);
export const likenessSchema = z.enum(['close', 'fair', 'far']);
export type Likeness = z.infer<typeof likenessSchema>;

/** How alike two cities are, for people: per family in words, and in which features most and least. */
export const whySchema = z.strictObject({
  families: z.array(
    z.strictObject({
      family: familySchema,
      likeness: likenessSchema,
      /** Share of the whole distance; absent for peers that did not agree to be named. */
      contribution: share.optional(),
    }),
  ),
  /** Named peers only: features with the two values, nearest first. */
  closest: z.array(z.strictObject({ feature: slugSchema, own: featureValueSchema, other: featureValueSchema })).max(3),
  biggestDifference: z
    .strictObject({ feature: slugSchema, own: featureValueSchema, other: featureValueSchema })
    .nullable(),
  /** Share of the features that could be compared. */
  compared: share.optional(),
});
export type Why = z.infer<typeof whySchema>;

export const peerSchema = z.strictObject({
  /** Absent: the peer did not agree to be named. */
  city: cityIdSchema.optional(),
  country: countryCodeSchema.optional(),
  region: slugSchema,
  sizeBand: z.enum(['under-100k', '100k-300k', '300k-1m', '1m-3m', 'over-3m']),
  likeness: likenessSchema,
  why: whySchema,
  /** Share of the perturbations in which the peer stays; firm from 0.8, likely from 0.5, else provisional. */
  stability: z.strictObject({ share, band: z.enum(['firm', 'likely', 'provisional']) }).nullable(),
  /** Would the peer list this city back? */
  reciprocal: z.boolean().nullable(),
});
export type Peer = z.infer<typeof peerSchema>;

export const peerGroupSchema = z.strictObject({
  lens: lensSchema,
  k: z.int(),
  /** Cities in the release, without this one. */
  pool: z.int(),
  peers: z.array(peerSchema),
  /** The coordinator's own choice; never in the statistics. */
  additions: z.array(peerSchema),
  /** How much the list changes when one feature at a time is left out: mean share of peers that stay. */
  leaveOneOut: share.nullable(),
  /** Share of the reference population nearer than the k-th peer. */
  closeness: z.strictObject({ share, band: z.enum(['close', 'fair', 'widened']) }).nullable(),
  unusual: z.strictObject({ isUnusual: z.boolean(), features: z.array(slugSchema) }).nullable(),
});
export type PeerGroup = z.infer<typeof peerGroupSchema>;

const range = z.strictObject({ low: level, high: level });

/** Verified levels of the peers, for a city with a verified level to stand beside: never mixed with the others. */
export const verifiedBenchmarkSchema = z.strictObject({
  /** Peers with a verified level of this capability. */
  n: z.int(),
  /** `too-few-verified-peers` under five. */
  reason: reasonSchema.optional(),
  /** To 0.5 with 5 to 7 of them, to 0.25 from 8 on. */
  median: level.nullable(),
  /** To 0.5, from 8 on. */
  quartiles: range.nullable(),
});
export type VerifiedBenchmark = z.infer<typeof verifiedBenchmarkSchema>;

export const capabilityBenchmarkSchema = z.strictObject({
  capability: capabilityIdSchema,
  /** Peers with an individual level of this capability. */
  n: z.int(),
  reason: reasonSchema.optional(),
  /** To 0.5 with 5 to 7 peers, to 0.25 from 8 on. */
  median: level.nullable(),
  /** Of the median: bootstrap over the peers, rounded outwards to 0.5. */
  medianInterval: range.nullable(),
  /** To 0.5, from 8 peers on that came from a pool of at least ten times as many. */
  quartiles: range.nullable(),
  higher: z.enum(['up-to-a-third', 'about-half', 'more-than-two-thirds']).nullable(),
  position: z
    .strictObject({
      /** Own level less the published median. */
      delta: z.number(),
      p: share,
      /** After Holm. */
      adjusted: share,
      verdict: z.enum(['above', 'below', 'no-detectable-difference']),
      /** Share of 200 other reasonable choices of peers with a difference of half a level or more the same way. */
      sameWay: share.nullable(),
    })
    .nullable(),
  /** Absent in what was worked out before verified levels were compared. */
  verified: verifiedBenchmarkSchema.nullable().optional(),
});
export type CapabilityBenchmark = z.infer<typeof capabilityBenchmarkSchema>;

export const practiceBenchmarkSchema = z.strictObject({
  practice: practiceIdSchema,
  n: z.int(),
  reason: reasonSchema.optional(),
  /** To 0.5, from 8 peers on. */
  median: level.nullable(),
});
export type PracticeBenchmark = z.infer<typeof practiceBenchmarkSchema>;

export const benchmarkSchema = z.strictObject({
  release: releaseIdSchema,
  capabilities: z.array(capabilityBenchmarkSchema).length(5),
  practices: z.array(practiceBenchmarkSchema).length(20),
  /** The submission these statistics were computed for, when they were kept from an earlier scoring. */
  keptFrom: z.strictObject({ submission: z.uuid(), release: releaseIdSchema }).nullable(),
});
export type Benchmark = z.infer<typeof benchmarkSchema>;

/** A city of the reference population that is structurally near, taking part or not. */
export const twinSchema = z.strictObject({ city: cityIdSchema, likeness: likenessSchema });

/** A named, deliberately different city that is strong where this one wants to grow. */
export const contrastSchema = z.strictObject({
  city: cityIdSchema,
  capability: capabilityIdSchema,
  contact: z.string().optional(),
  differs: z.array(familySchema).min(1),
});

/** Where the city and its peers stand on a feature, 0 to 1 over the reference range. */
export const profileRowSchema = z.strictObject({
  feature: slugSchema,
  value: featureValueSchema.nullable(),
  year: z.int().nullable(),
  corrected: z.boolean(),
  position: share.nullable(),
  peers: z.strictObject({ low: share, median: share, high: share }).nullable(),
});

export const changeSchema = z.strictObject({
  capability: capabilityIdSchema,
  difference: z.number(),
  interval: z.strictObject({ low: z.number(), high: z.number() }).nullable(),
  basis: z.enum(['individual', 'agreed', 'verified']),
});

export const comparisonResultSchema = z.strictObject({
  /** Set when there is no peer group at all, such as `no-release` or `pool-too-small`. */
  reason: reasonSchema.optional(),
  group: peerGroupSchema.nullable(),
  benchmark: benchmarkSchema.nullable(),
  twins: z.array(twinSchema),
  contrasts: z.array(contrastSchema),
  profile: z.array(profileRowSchema),
  change: z
    .strictObject({
      round: z.string(),
      rows: z.array(changeSchema),
      /** Capabilities without a row, and why. Absent in what was worked out before it was kept. */
      withheld: z.array(z.strictObject({ capability: capabilityIdSchema, reason: reasonSchema })).optional(),
    })
    .nullable(),
});
export type ComparisonResult = z.infer<typeof comparisonResultSchema>;
