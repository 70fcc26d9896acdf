import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { StoreSettings } from '#functions/platform/clients.ts';
import { createContent } from '#functions/platform/content.ts';
import { createRepositories, sha256 } from '#functions/platform/repositories.ts';
import { templatesFolder } from '#functions/platform/templates-folder.ts';
import { cityIdSchema, roundIdSchema } from '#shared/contracts/names.ts';
import type { Release } from '#shared/contracts/release.ts';
import type { Round } from '#shared/contracts/round.ts';
import type { Submission } from '#shared/contracts/submission.ts';
import { scoreCapabilities } from '#shared/domain/levels/score-capabilities.ts';
import { buildRelease } from '#shared/domain/release/build-release.ts';
import { METHOD_VERSION, seedOf } from '#shared/domain/scoring/score-submission.ts';
import { receiveSubmission } from '#shared/domain/submission/receive-submission.ts';
import { snapshotText } from '#shared/domain/submission/snapshot-text.ts';
import type { Content } from '#shared/ports/content.ts';
import { inventSubmission } from './answers.ts';

const demonstrationSchema = z.strictObject({
  note: z.string(),
  round: roundIdSchema,
  seed: z.string(),
  cities: z.array(z.strictObject({ city: cityIdSchema, name: z.string() })).min(60),
});

/** Fixed dates: the same demonstration on every machine and day. */
const OPENS = '2026-01-01T00:00:00.000Z';
const SUBMITTED = '2026-02-01T00:00:00.000Z';
const PUBLISHED = '2026-03-01T00:00:00.000Z';
const CLOSES = '2126-01-01T00:00:00.000Z';

export const readDemonstration = () =>
  demonstrationSchema.parse(JSON.parse(readFileSync(templatesFolder('demonstration', 'cities.json'), 'utf8')));

export const demonstrationRound = (id: string): Round => ({
  id,
  name: 'Demonstration 2026',
  mode: 'open',
  instrument: '2026.1',
  languages: ['en'],
  opensAt: OPENS,
  closesAt: CLOSES,
  demonstration: true,
});

/** The synthetic submissions of the demonstration cities, as their round received them. */
export const demonstrationSubmissions = (content: Content): Submission[] => {
  const { round: id, seed, cities } = readDemonstration();
  const round = demonstrationRound(id);
  const instrument = content.instrument(round.instrument, 'en');
  return cities.map(({ city }) => {
    const input = inventSubmission(instrument, { round: id, city, seed });
    return receiveSubmission(input, {
      instrument,
      round,
      population: content.population(),
      source: 'api',
      verified: [],
      version: 1,
      now: new Date(SUBMITTED),
      hash: sha256(snapshotText(input, [])),
    });
  });
};

/** The first release of the demonstration, of its synthetic cities alone. */
export const demonstrationRelease = (content: Content, submissions: readonly Submission[]): Release => {
  const round = demonstrationRound(readDemonstration().round);
  const instrument = content.instrument(round.instrument, 'en');
  return buildRelease({
    round,
    participants: submissions.map((submission) => ({
      submission,
      scores: scoreCapabilities(instrument, submission, {}, seedOf(submission.id, null)),
    })),
    previous: null,
    population: content.population(),
    number: 1,
    method: METHOD_VERSION,
    publishedAt: PUBLISHED,
  });
};

/** Opens the demonstration round and freezes its synthetic cities as a first release, so that a newcomer has peers. */
export const seedDemonstration = async ({ env }: { readonly env: Readonly<Record<string, string>> }): Promise<void> => {
  const content = createContent();
  const submissions = demonstrationSubmissions(content);
  const repositories = createRepositories(env.TABLE_NAME ?? '', env.FILES_BUCKET_NAME ?? '', storeSettings(env));
  const round = demonstrationRound(readDemonstration().round);
  await repositories.rounds.put(round);
  for (const submission of submissions) {
    const { id, city, version, submittedAt } = submission;
    await repositories.submissions.insert(submission);
    await repositories.assessments.create({
      round: round.id,
      city,
      instrument: round.instrument,
      claim: 'confirmed',
      createdAt: SUBMITTED,
    });
    await repositories.assessments.addSubmission(round.id, city, { submission: id, version, submittedAt });
  }
  await repositories.releases.publish(demonstrationRelease(content, submissions));
};

export const storeSettings = (env: Readonly<Record<string, string>>): StoreSettings => {
  const shared = {
    region: env.AWS_REGION ?? '',
    credentials: { accessKeyId: env.AWS_ACCESS_KEY_ID ?? '', secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? '' },
  };
  return {
    dynamodb: { ...shared, endpoint: env.AWS_ENDPOINT_URL_DYNAMODB ?? '' },
    s3: { ...shared, endpoint: env.AWS_ENDPOINT_URL_S3 ?? '', forcePathStyle: true },
  };
};
