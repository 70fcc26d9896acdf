import { createHash } from 'node:crypto';
import { type City, featureSchema, type Population } from '#shared/contracts/context.ts';
import { instrumentSchema } from '#shared/contracts/instrument.ts';
import { roundSchema } from '#shared/contracts/round.ts';
import { type SubmissionInput, submissionInputSchema } from '#shared/contracts/submission.ts';
import type { Reception } from '#shared/domain/submission/receive-submission.ts';
import { snapshotText } from '#shared/domain/submission/snapshot-text.ts';
import instrumentJson from '#templates/instruments/2026.1/en.json' with { type: 'json' };

const city = (id: string, name: string): City => ({
  id,
  name,
  otherNames: [],
  country: 'FI',
  sovereign: 'FI',
  region: 'northern-europe',
  latitude: 60,
  longitude: 24,
  population: 200_000,
  features: {},
  years: {},
});

const feature = (id: string, kind: string, overrides: object = {}) =>
  featureSchema.parse({
    id,
    family: 'morphological',
    kind,
    unit: 'none',
    transform: 'none',
    level: 'city',
    source: 'geonames',
    year: 2024,
    licence: 'CC BY 4.0',
    inReference: true,
    ...overrides,
  });

const population: Population = {
  meta: {
    version: '2026-01',
    features: [
      feature('population', 'numeric', { transform: 'log10' }),
      feature('elevation', 'numeric'),
      feature('federal', 'binary'),
      feature('administrative-rank', 'ordinal'),
      feature('legal-tradition', 'set'),
      feature('main-function', 'nominal'),
      feature('powers', 'set', { inReference: false }),
    ],
    sources: [],
    constants: {
      ranges: {},
      familyWeights: {
        'legal-institutional': 1,
        'state-capacity': 1,
        morphological: 1,
        'socio-economic': 1,
      },
      unusualBeyond: {},
    },
    regions: {},
    countries: {},
  },
  cities: [city('gn-634964', 'Tampere'), city('gn-658225', 'Helsinki')],
};

export const ROUND = roundSchema.parse({
  id: 'open-2026',
  name: 'Open round 2026',
  mode: 'open',
  instrument: '2026.1',
  languages: ['en'],
  opensAt: '2026-03-01T00:00:00Z',
  closesAt: '2026-04-01T00:00:00Z',
  demonstration: false,
});

export const answer = (practice: string, choice: unknown, extra: object = {}) => ({ practice, choice, ...extra });

/** A parsed input as the API hands it on; `overrides` are raw fields. */
export const input = (overrides: object = {}): SubmissionInput =>
  submissionInputSchema.parse({
    id: '7f0c3c5e-9a51-4f0e-8a6e-6f6f0d0a3b11',
    round: 'open-2026',
    city: 'gn-634964',
    instrument: '2026.1',
    language: 'en',
    responses: [{ respondent: 'r-1', answers: [answer('looking-ahead', 3), answer('using-data', 'dont-know')] }],
    recipients: ['mayor@tampere.example'],
    ...overrides,
  });

export const reception = (of: SubmissionInput, overrides: Partial<Reception> = {}): Reception => ({
  instrument: instrumentSchema.parse(instrumentJson),
  round: ROUND,
  population,
  source: 'api',
  verified: [],
  version: 1,
  now: new Date('2026-03-15T12:00:00Z'),
  hash: createHash('sha256').update(snapshotText(of, [])).digest('hex'),
  ...overrides,
});
