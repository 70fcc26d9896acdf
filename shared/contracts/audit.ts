import * as z from 'zod';
import { cityIdSchema, roundIdSchema, sha256Schema } from './names.ts';
import { releaseIdSchema } from './release.ts';

/** What was done, as a code; the words are in the command line and the console. */
export const AUDIT_ACTIONS = [
  'round-opened',
  'round-closed',
  'token-issued',
  'cities-invited',
  'cities-reminded',
  'city-claimed',
  'claim-confirmed',
  'member-invited',
  'member-taken-back',
  'part-handed-over',
  'part-withdrawn',
  'coordinator-stepped-down',
  'answering-closed',
  'late-answers-taken-in',
  'level-agreed',
  'agreed-level-cleared',
  'assessor-named',
  'assessor-dismissed',
  'evidence-read',
  'level-verified',
  'verified-level-cleared',
  'assessment-submitted',
  'release-published',
  'reports-reissued',
  'work-redriven',
  'research-exported',
  'suppression-lifted',
  'consent-withdrawn',
  'city-erased',
  'person-erased',
  'release-succeeded',
  'backup-made',
  'backup-restored',
] as const;

/**
 * An operator by a short name, a person by the keyed hash of the address, or a city's member by the random id that leads
 * to nobody once the person is erased: never an address.
 */
export const actorSchema = z
  .string()
  .regex(/^(operator:[a-z0-9-]{1,40}|person:[0-9a-f]{64}|member:[A-Za-z0-9-]{1,64}|system)$/);

/** Who did what to what. No answers, no levels, no names of people, no free text. */
export const auditedActionSchema = z.strictObject({
  actor: actorSchema,
  action: z.enum(AUDIT_ACTIONS),
  round: roundIdSchema.optional(),
  city: cityIdSchema.optional(),
  release: releaseIdSchema.optional(),
  submission: z.uuid().optional(),
  /** How many cities, messages or files it was about. */
  count: z.int().min(0).optional(),
  /** Of a document that was made or removed, such as a receipt. */
  document: sha256Schema.optional(),
});
export type AuditedAction = z.infer<typeof auditedActionSchema>;

/** One link of the chain. `hash` is SHA-256 of the entry without it in canonical JSON. */
export const auditEntrySchema = auditedActionSchema.extend({
  sequence: z.int().positive(),
  at: z.iso.datetime(),
  /** Hash of the entry before; of the first one, 64 zeros. */
  previous: sha256Schema,
  hash: sha256Schema,
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** The end of the chain as it once stood: kept elsewhere, it also shows whether entries were cut off at the end. */
export const auditHeadSchema = z.strictObject({ sequence: z.int().min(0), hash: sha256Schema });
export type AuditHead = z.infer<typeof auditHeadSchema>;
