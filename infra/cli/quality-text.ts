import type { CapabilityQuality, Figure, Quality, QualityReason, QualityWarning } from '#shared/contracts/quality.ts';

const REASONS: Record<QualityReason, string> = {
  'fewer-than-30-cities': 'from 30 complete cities',
  'fewer-than-50-cities': 'from 50 complete cities',
  'fewer-than-10-in-group': 'from 10 cities on either side',
  'fewer-than-5-verified': 'from 5 verified cities',
  'fewer-than-20-double-readings': 'from 20 double readings',
  'answers-do-not-vary': 'the answers do not differ',
  'one-respondent-each': 'one respondent in each city',
  'nobody-answered': 'nobody answered',
  'no-answer-times': 'no times known',
  'no-peer-groups': 'no peer groups',
};

const WARNINGS: Record<QualityWarning, string> = {
  'negative-alpha': 'the practices work against each other (negative alpha)',
  'omega-at-limit': 'omega rests on a solution at its limit: do not trust it',
  floor: 'too many at the lowest level',
  ceiling: 'too many at the highest level',
};

/** A figure with its n, or why there is none. */
const say = ({ value, n, reason }: Figure): string =>
  value === null ? `none (${reason === undefined ? '' : REASONS[reason]}; n = ${n})` : `${value.toFixed(2)} (n = ${n})`;

const capabilityLines = (quality: CapabilityQuality): string[] => [
  '',
  quality.capability,
  `  alpha ${say(quality.alpha)}   omega ${say(quality.omega)}`,
  `  ICC(1) ${say(quality.icc1)}   ICC(2) ${say(quality.icc2)}`,
  `  spread within cities ${say(quality.withinCity)}   rwg ${say(quality.rwg)}`,
  `  at the lowest level ${say(quality.floor)}   at the highest ${say(quality.ceiling)}`,
  `  self-rated less verified ${say(quality.selfLessVerified.mean)}`,
  ...quality.warnings.map((warning) => `  Warning: ${WARNINGS[warning]}`),
  ...quality.items.flatMap(({ practice, warnings }) =>
    warnings.map((warning) => `  Warning: ${practice}: ${WARNINGS[warning]}`),
  ),
];

/** The quality of the instrument in words; single practices and groups are in the JSON. */
export const qualityText = (quality: Quality): string => {
  const { all } = quality.peers;
  return [
    `Quality of instrument ${quality.instrument} by release ${quality.release}: ` +
      `${quality.cities} cities, ${quality.respondents} respondents.`,
    ...quality.capabilities.flatMap(capabilityLines),
    '',
    `Agreement of two assessors (weighted kappa): ${say(quality.assessorAgreement)}`,
    `Mean difference to the peers’ median: ${say(all.difference)}; in random groups ${say(all.random)}` +
      `${all.p === null ? '' : `; p = ${all.p.toFixed(3)}`}`,
  ].join('\n');
};
