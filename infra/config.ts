import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { deploymentSchema } from '../shared/contracts/deployment.ts';

/** Room that the other variables of a function need in Lambda's 4 KB. */
const DEPLOYMENT_BYTES = 2600;
const FOLDER = join(import.meta.dirname, 'deployments');

/** Everything that differs between two deployments of the product. */
export const configSchema = z
  .strictObject({
    stage: z.string().regex(/^[a-z][a-z0-9-]{0,19}$/, 'lower-case letters, digits and hyphens, at most 20'),
    account: z
      .string()
      .regex(/^\d{12}$/, 'the 12 digits of an AWS account')
      .optional(),
    region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'an AWS region such as eu-west-1'),
    /** Where people reach the form. Absent: the address that CloudFront gives. */
    publicAddress: z.url({ protocol: /^https?$/ }).optional(),
    /** A certificate of us-east-1 for the host of `publicAddress`. */
    certificateArn: z
      .string()
      .regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/.+$/, 'the ARN of a certificate in us-east-1')
      .optional(),
    /** The sender of all mail, such as `Cities in practice <reports@example.org>`; its domain is the SES identity. */
    sender: z.strictObject({ name: z.string().trim().min(3).max(60), address: z.email() }),
    /** Who hears of alarms. */
    alarmAddress: z.email(),
    /** Requests that one network address may make in five minutes before the firewall turns it away. */
    requestsPerFiveMinutes: z.int().min(100).max(20_000).default(2000),
    /** Reports that are rendered at the same time, at most. */
    concurrency: z.int().min(2).max(200).default(10),
    /** How often `reconcile` looks for submissions that got stuck, and from what age to what age. */
    reconcile: z
      .strictObject({
        everyMinutes: z.int().min(1).max(60),
        overdueSeconds: z.int().min(5),
        ageLimitSeconds: z.int().min(60),
      })
      .refine(({ overdueSeconds, ageLimitSeconds }) => overdueSeconds < ageLimitSeconds, 'overdue after the age limit'),
    /** Who looks for malware in evidence files; the stand-in knows one test file only. */
    malwareScan: z.enum(['guardduty', 'stand-in']).default('guardduty'),
    logRetentionDays: z.literal([7, 14, 30, 60, 90, 180, 365]).default(30),
    deployment: deploymentSchema.refine(
      (deployment) => Buffer.byteLength(JSON.stringify(deployment)) <= DEPLOYMENT_BYTES,
      `longer than ${DEPLOYMENT_BYTES} bytes; shorten its texts or link a longer notice`,
    ),
  })
  .refine(
    ({ publicAddress, certificateArn }) => certificateArn === undefined || publicAddress?.startsWith('https://'),
    { path: ['publicAddress'], message: 'a certificate needs the https address that it is for' },
  );
export type Config = z.infer<typeof configSchema>;

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Parses the configuration of a stage; `source` names it in the error, which lists every wrong field at once. */
export const parseConfig = (document: unknown, source: string): Config => {
  const parsed = configSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  throw new ConfigError(`${source} is not a valid deployment configuration:\n${z.prettifyError(parsed.error)}`);
};

/** Reads `infra/deployments/<stage>.json`. */
export const readConfig = (stage: string, folder = FOLDER): Config => {
  const file = join(folder, `${basename(stage)}.json`);
  if (!existsSync(file)) {
    const known = readdirSync(folder).map((name) => basename(name, '.json'));
    throw new ConfigError(`No configuration for stage "${stage}" (${file}). There are: ${known.join(', ')}.`);
  }
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ConfigError(`${file} is not JSON: ${(error as Error).message}`);
  }
  const config = parseConfig(document, file);
  if (config.stage !== stage) throw new ConfigError(`${file} says stage "${config.stage}"; rename one of the two.`);
  return config;
};
