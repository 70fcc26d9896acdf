import * as z from 'zod';
import { sealedSchema } from './draft.ts';
import { cityIdSchema, languageSchema, roundIdSchema, sha256Schema, slugSchema } from './names.ts';

export const ROLES = ['coordinator', 'respondent', 'assessor'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** A person is the keyed hash of an address; the address itself stands in this one item. */
export const personSchema = z.strictObject({
  id: sha256Schema,
  address: z.email().max(254),
  language: languageSchema,
  /** When a sign-in link was used: only then does mail with content go there. */
  confirmedAt: z.iso.datetime().optional(),
});
export type Person = z.infer<typeof personSchema>;

/** A sign-in link, kept by the hash of its token; works once and for 15 minutes. */
export const signInLinkSchema = z.strictObject({
  hash: sha256Schema,
  person: sha256Schema,
  expiresAt: z.iso.datetime(),
  usedAt: z.iso.datetime().optional(),
  /** The path the person wanted. */
  next: z.string().startsWith('/').max(300),
  /** What the person had typed when the last session ended, sealed. */
  kept: sealedSchema.optional(),
});
export type SignInLink = z.infer<typeof signInLinkSchema>;

/** A session, kept by the hash of its cookie; lasts 12 hours, and longer when its person asks for it. */
export const sessionSchema = z.strictObject({
  hash: sha256Schema,
  person: sha256Schema,
  expiresAt: z.iso.datetime(),
  /** When it began: it can be made longer up to seven days from then. */
  signedInAt: z.iso.datetime().optional(),
});
export type Session = z.infer<typeof sessionSchema>;

/** Somebody's part in one city's assessment. */
export const memberSchema = z.strictObject({
  /** Opaque, random: the name under which answers are kept. */
  id: slugSchema,
  person: sha256Schema,
  round: roundIdSchema,
  city: cityIdSchema,
  roles: z.array(roleSchema).min(1),
  invitedAt: z.iso.datetime(),
});
export type Member = z.infer<typeof memberSchema>;
