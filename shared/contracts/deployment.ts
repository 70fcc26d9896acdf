import * as z from 'zod';
import { languageSchema } from './names.ts';

const text = (maximum: number) => z.string().trim().min(3).max(maximum);
const colourSchema = z.string().regex(/^#[0-9a-f]{6}$/i, 'a colour such as #0b5d6b');

/**
 * How one deployment presents itself: whoever runs it, its looks and what its pages must tell by law.
 * Functions get it as JSON in `DEPLOYMENT`, and all variables of a function share 4 KB: keep it short.
 */
export const deploymentSchema = z.strictObject({
  name: text(80),
  /** Who runs it. */
  organisation: text(120),
  /** Where people turn for help; also the Reply-To of every message. */
  contact: z.email(),
  /** Shown on every page and report: nothing here is about a real city's government. */
  demonstration: z.boolean(),
  colours: z.strictObject({ brand: colourSchema, onBrand: colourSchema, link: colourSchema }),
  languages: z.array(languageSchema).min(1),
  /** Who may operate; they sign in with these addresses. */
  operators: z.array(z.email()).min(1).max(12),
  privacy: z.strictObject({
    controller: text(200),
    contact: z.email(),
    /** The country or region where the data lie. */
    storedIn: text(80),
    retentionMonths: z.int().min(1).max(240),
    authority: text(160),
    /** A longer notice elsewhere. */
    notice: z.url({ protocol: /^https$/ }).optional(),
  }),
  accessibility: z.strictObject({
    contact: z.email(),
    reviewedOn: z.iso.date(),
    knownProblems: z.array(text(200)).max(5),
  }),
});
export type Deployment = z.infer<typeof deploymentSchema>;
