import * as z from 'zod';
import { cityIdSchema, languageSchema, roundIdSchema, sha256Schema } from './names.ts';

/** To a city's first coordinator, by the operator; to colleagues, by a coordinator; to an assessor, by the operator. */
export const INVITATION_KINDS = [
  'invitation',
  'reminder',
  'respondent',
  'respondent-reminder',
  'coordinator',
  'assessor',
] as const;
export type InvitationKind = (typeof INVITATION_KINDS)[number];

/**
 * One mail that asks somebody to take part. It is written before the mail goes out and completed afterwards: one
 * without `sentAt` was under way when its process ended, and nobody knows whether it arrived.
 */
export const invitationMailSchema = z.strictObject({
  round: roundIdSchema,
  city: cityIdSchema,
  person: sha256Schema,
  /** 0 is the first invitation of a person to a city and round; each later mail is one more. */
  number: z.int().min(0),
  kind: z.enum(INVITATION_KINDS),
  language: languageSchema,
  startedAt: z.iso.datetime(),
  sentAt: z.iso.datetime().optional(),
  messageId: z.string().max(200).optional(),
});
export type InvitationMail = z.infer<typeof invitationMailSchema>;

/** One line of the operator's list: whom to ask to speak for which city. */
export const inviteeSchema = z.strictObject({
  /** Where it stands in the file, from 1. */
  line: z.int().positive(),
  city: cityIdSchema,
  address: z.email().max(254),
  language: languageSchema,
});
export type Invitee = z.infer<typeof inviteeSchema>;
