import * as z from 'zod';
import { cityIdSchema, instrumentVersionSchema, roundIdSchema, sha256Schema } from './names.ts';
import { releaseIdSchema } from './release.ts';

/** A value of a coded variable with its words. */
export const codeSchema = z.strictObject({ code: z.union([z.string(), z.number()]), label: z.string() });

/** What one column of the research data means. */
export const variableSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/),
  label: z.string(),
  kind: z.enum(['text', 'number']),
  /** Smallest and largest value and the step between values, for numbers. */
  range: z.strictObject({ from: z.number(), to: z.number(), step: z.number() }).optional(),
  values: z.array(codeSchema),
  missing: z.array(codeSchema),
});
export type Variable = z.infer<typeof variableSchema>;

/** Describes an export without any of its rows. */
export const codebookSchema = z.strictObject({
  title: z.string(),
  release: releaseIdSchema,
  round: roundIdSchema,
  instrument: instrumentVersionSchema,
  method: z.string(),
  contextData: z.string(),
  demonstration: z.boolean(),
  rows: z.int().min(0),
  /** Cities that agreed and are left out because fewer than k were alike. */
  withheld: z.int().min(0),
  /** Every row shares region and size band with at least this many rows, itself included. */
  k: z.int().min(2),
  variables: z.array(variableSchema),
});
export type Codebook = z.infer<typeof codebookSchema>;

/** That an export was written, and which cities were in it: what an erasure must tell of. Never leaves the table. */
export const exportEntrySchema = z.strictObject({
  id: z.uuid(),
  release: releaseIdSchema,
  writtenAt: z.iso.datetime(),
  rows: z.int().min(0),
  /** Of the CSV file. */
  hash: sha256Schema,
  cities: z.array(cityIdSchema),
});
export type ExportEntry = z.infer<typeof exportEntrySchema>;
