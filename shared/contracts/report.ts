import * as z from 'zod';
import { cityIdSchema, languageSchema } from './names.ts';
import { reasonSchema } from './reasons.ts';

const text = z.string();
/** A stretch of text with one look; a paragraph is one or more of them. */
export const spanSchema = z.strictObject({
  text,
  strong: z.boolean().optional(),
  emphasis: z.boolean().optional(),
  link: z.url().optional(),
  language: z.string().optional(),
});
export const richTextSchema = z.array(spanSchema).min(1);
export type RichText = z.infer<typeof richTextSchema>;

export const tableSchema = z.strictObject({
  kind: z.literal('table'),
  title: text,
  columns: z.array(
    z.strictObject({ title: text, align: z.enum(['start', 'end']), /** Share of the width. */ width: z.number() }),
  ),
  /** The first cell of a row is its header. */
  rows: z.array(z.array(text)),
});
export type ReportTable = z.infer<typeof tableSchema>;

/** A number as it is drawn and as it is printed. */
const figureSchema = z.strictObject({ value: z.number(), text });

/** Dot plot on the scale 1 to 5: own levels by basis, interval, peers' median and quartiles. */
export const levelsSchema = z.strictObject({
  kind: z.literal('levels'),
  /** States the finding. */
  title: text,
  /** The numbers in words, for those who do not see the plot. */
  description: text,
  axis: z.array(z.strictObject({ value: z.number(), label: text })),
  rows: z.array(
    z.strictObject({
      label: text,
      /** Small print under the label, such as "3 of 4 practices". */
      detail: text.optional(),
      marks: z.array(figureSchema.extend({ basis: z.enum(['individual', 'agreed', 'verified']) })),
      interval: z.strictObject({ low: z.number(), high: z.number(), text }).optional(),
      peers: z
        .strictObject({
          median: figureSchema,
          quartiles: z.strictObject({ low: z.number(), high: z.number(), text }).optional(),
        })
        .optional(),
      /** How many of the respondents chose level 1 to 5, drawn as a strip; absent where not shown. */
      counts: z.array(z.int()).length(5).optional(),
      /** At the end of the row: verdict or the reason for none. */
      note: text.optional(),
    }),
  ),
  legend: z.array(
    z.strictObject({
      mark: z.enum(['individual', 'agreed', 'verified', 'interval', 'median', 'quartiles', 'counts']),
      text,
    }),
  ),
  /** The same numbers as a table; null where another block prints them. */
  table: tableSchema.nullable(),
});
export type LevelsBlock = z.infer<typeof levelsSchema>;

export const suggestionBlockSchema = z.strictObject({
  kind: z.literal('suggestion'),
  title: text,
  /** Practice and band: "Looking ahead · level 2.0". */
  context: text,
  why: text,
  description: text,
  whyItWorks: text,
  steps: z.strictObject({ title: text, items: z.array(text) }),
  facts: z.array(z.strictObject({ term: text, value: text })),
  example: z.strictObject({
    place: text,
    claim: text,
    link: z.url().nullable(),
    linkText: text,
    likeness: text.nullable(),
  }),
});
export type SuggestionBlock = z.infer<typeof suggestionBlockSchema>;

export const blockSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paragraph'), text: richTextSchema, tone: z.enum(['lead', 'body', 'note']) }),
  z.strictObject({ kind: z.literal('heading'), text }),
  z.strictObject({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(richTextSchema).min(1) }),
  z.strictObject({
    kind: z.literal('callout'),
    title: text,
    text: z.array(richTextSchema).min(1),
    tone: z.enum(['finding', 'caution']),
  }),
  z.strictObject({ kind: z.literal('facts'), rows: z.array(z.strictObject({ term: text, value: text })).min(1) }),
  tableSchema,
  levelsSchema,
  suggestionBlockSchema,
  z.strictObject({
    kind: z.literal('profile'),
    title: text,
    description: text,
    rows: z.array(
      z.strictObject({
        label: text,
        own: text,
        /** 0 to 1 along the reference range. */
        position: z.number().nullable(),
        peers: z.strictObject({ low: z.number(), median: z.number(), high: z.number(), text }).nullable(),
      }),
    ),
    lowEnd: text,
    highEnd: text,
  }),
  z.strictObject({
    kind: z.literal('map'),
    title: text,
    description: text,
    points: z.array(
      z.strictObject({
        number: z.int().nullable(),
        label: text,
        latitude: z.number(),
        longitude: z.number(),
        mark: z.enum(['own', 'peer', 'addition', 'contrast']),
      }),
    ),
    /** What each mark on the map stands for. */
    legend: z.array(z.strictObject({ mark: z.enum(['own', 'peer', 'addition', 'contrast']), text })).optional(),
  }),
  z.strictObject({
    kind: z.literal('peers'),
    title: text,
    items: z.array(
      z.strictObject({
        number: z.int().nullable(),
        name: text,
        place: text,
        likeness: text,
        stability: text.nullable(),
        why: z.array(text),
      }),
    ),
  }),
  z.strictObject({
    kind: z.literal('roadmap'),
    title: text,
    columns: z
      .array(
        z.strictObject({
          title: text,
          hint: text,
          items: z.array(z.strictObject({ title: text, detail: text })),
          empty: text,
        }),
      )
      .length(3),
  }),
]);
export type Block = z.infer<typeof blockSchema>;

export const SECTIONS = [
  'cover',
  'at-a-glance',
  'how-to-read',
  'strategic-awareness',
  'adapting-focus',
  'building-coalitions',
  'transforming-teams',
  'embedding-experimentation',
  'peers',
  'roadmap',
  'disagreements',
  'change',
  'method',
] as const;

export const sectionSchema = z.strictObject({
  id: z.enum(SECTIONS),
  title: text,
  /** One line under the title, where the section has one. */
  subtitle: text.optional(),
  blocks: z.array(blockSchema),
});
export type Section = z.infer<typeof sectionSchema>;

/** Finished sentences and numbers: PDF, results page, data files and mail are views of it, and compute nothing. */
export const reportSchema = z.strictObject({
  schema: z.literal('report/1'),
  submission: z.uuid(),
  issue: z.int().positive(),
  language: languageSchema,
  direction: z.enum(['ltr', 'rtl']),
  /** What the city's country prints on. */
  paper: z.enum(['a4', 'letter']),
  city: cityIdSchema,
  cityName: text,
  countryName: text,
  round: text,
  title: text,
  subtitle: text,
  /** "Open adaptation, not the official Index". */
  label: text,
  /** Printed on every page of a demonstration: "demonstration data". */
  demonstration: text.nullable(),
  /** ISO date of the submission, and as printed. */
  date: z.iso.date(),
  dateText: text,
  footer: text,
  /** "Page {page} of {pages}", with the two in braces for the view to fill in. */
  pageLabel: text,
  contents: text,
  sections: z.array(sectionSchema).min(1),
  mail: z.strictObject({
    subject: text,
    greeting: text,
    intro: text,
    findings: z.array(text).min(1).max(3),
    linkText: text,
    attached: text,
    notAttached: text,
    whoToAsk: text,
    label: text,
  }),
  /** Numbers for CSV and API: exactly what the sections print, as values. */
  data: z.strictObject({
    capabilities: z.array(
      z.strictObject({
        capability: text,
        name: text,
        basis: text.nullable(),
        level: z.number().nullable(),
        low: z.number().nullable(),
        high: z.number().nullable(),
        practices: text,
        peers: z.int().nullable(),
        peerMedian: z.number().nullable(),
        peerQ1: z.number().nullable(),
        peerQ3: z.number().nullable(),
        verdict: text.nullable(),
        reason: reasonSchema.nullable(),
      }),
    ),
    practices: z.array(
      z.strictObject({
        capability: text,
        practice: text,
        name: text,
        basis: text.nullable(),
        level: z.number().nullable(),
        peerMedian: z.number().nullable(),
        reason: reasonSchema.nullable(),
      }),
    ),
    /** Since the last round; a row without a difference has its reason. */
    changes: z.array(
      z.strictObject({
        capability: text,
        name: text,
        basis: text.nullable(),
        difference: z.number().nullable(),
        low: z.number().nullable(),
        high: z.number().nullable(),
        reason: reasonSchema.nullable(),
      }),
    ),
    suggestions: z.array(z.strictObject({ suggestion: text, practice: text, when: text })),
  }),
});
export type Report = z.infer<typeof reportSchema>;
