import type { ComparisonResult } from '#shared/contracts/comparison.ts';
import type { Instrument } from '#shared/contracts/instrument.ts';
import type { Report } from '#shared/contracts/report.ts';
import type { Material } from './report-input.ts';
import { toTenth } from './rounding.ts';
import type { ShownCapability } from './shown-capability.ts';
import type { ShownPractice } from './shown-practice.ts';

type Data = Report['data'];

/**
 * Exactly what the sections print, as values. One row a capability or practice and basis, headline basis first; the
 * individual row carries the interval and the peers, since only individual levels are compared, and stands there
 * with its reason where no individual level may be shown.
 */
export const reportData = ({ shown, instrument }: Material): Data => ({
  capabilities: shown.capabilities.flatMap(capabilityRows),
  practices: shown.capabilities.flatMap((capability) =>
    capability.practices.flatMap((practice) => practiceRows(capability, practice)),
  ),
  changes: changeRows(shown.comparison.change, instrument),
  suggestions: shown.suggestions.map(({ suggestion, practice, when }) => ({ suggestion, practice, when })),
});

const capabilityRows = (shown: ShownCapability): Data['capabilities'] => {
  const { capability, levels, headline, individual, benchmark } = shown;
  const base = { capability: capability.id, name: capability.plainName };
  const counted = levels.find(({ basis }) => basis === 'individual');
  const own: Data['capabilities'][number] = {
    ...base,
    basis: 'individual',
    level: counted?.level ?? null,
    low: individual.interval?.low ?? null,
    high: individual.interval?.high ?? null,
    practices: counted ? `${counted.practicesWithLevel}/${counted.practicesThatApply}` : '',
    peers: benchmark.median === null ? null : benchmark.n,
    peerMedian: benchmark.median,
    peerQ1: benchmark.quartiles?.low ?? null,
    peerQ3: benchmark.quartiles?.high ?? null,
    verdict: benchmark.verdict,
    reason: individual.reason ?? benchmark.reason,
  };
  const others = levels
    .filter(({ basis }) => basis !== 'individual')
    .map(({ basis, level, practicesWithLevel, practicesThatApply }) => ({
      ...base,
      basis,
      level,
      low: null,
      high: null,
      practices: `${practicesWithLevel}/${practicesThatApply}`,
      peers: null,
      peerMedian: null,
      peerQ1: null,
      peerQ3: null,
      verdict: null,
      reason: 'no-interval' as const,
    }));
  return [...others, own].sort((a, b) => Number(b.basis === headline?.basis) - Number(a.basis === headline?.basis));
};

const practiceRows = ({ capability }: ShownCapability, shown: ShownPractice): Data['practices'] => {
  const { practice, levels, headline, benchmark, reason } = shown;
  const base = { capability: capability.id, practice: practice.id, name: practice.name };
  const level = levels.find(({ basis }) => basis === 'individual')?.level ?? null;
  const own: Data['practices'][number] = {
    ...base,
    basis: 'individual',
    level,
    peerMedian: benchmark.median,
    reason:
      level === null
        ? shown.answers === null
          ? 'too-few-respondents'
          : (reason ?? 'not-enough-answers')
        : benchmark.reason,
  };
  const others = levels
    .filter(({ basis }) => basis !== 'individual')
    .map(({ basis, level: settled }) => ({
      ...base,
      basis,
      level: settled,
      peerMedian: null,
      reason: null,
    }));
  return [...others, own].sort((a, b) => Number(b.basis === headline?.basis) - Number(a.basis === headline?.basis));
};

const changeRows = (change: ComparisonResult['change'], { capabilities }: Instrument): Data['changes'] => {
  const base = (id: string) => ({
    capability: id,
    name: capabilities.find((capability) => capability.id === id)?.plainName ?? id,
  });
  const compared = (change?.rows ?? []).map(({ capability, basis, difference, interval }) => ({
    ...base(capability),
    basis,
    difference: toTenth(difference),
    low: interval && toTenth(interval.low),
    high: interval && toTenth(interval.high),
    reason: interval === null ? ('no-interval' as const) : null,
  }));
  const withheld = (change?.withheld ?? []).map(({ capability, reason }) => ({
    ...base(capability),
    basis: null,
    difference: null,
    low: null,
    high: null,
    reason,
  }));
  return [...compared, ...withheld];
};
