import type { Block } from '#shared/contracts/report.ts';
import type { plotLevels } from './plots.ts';

/** How far something is, as a list in words. */
export interface StepsBlock {
  readonly kind: 'steps';
  readonly title: string;
  readonly items: readonly { readonly text: string; readonly status: string; readonly state: string }[];
}

/** Facts of a form page may be changed. */
export interface ChangeableFacts {
  readonly kind: 'facts';
  readonly rows: readonly {
    readonly term: string;
    readonly value: string;
    readonly action?: { readonly href: string; readonly text: string; readonly hidden: string };
  }[];
}

interface LevelledHeading {
  readonly kind: 'heading';
  readonly text: string;
  readonly level: 2 | 3;
  readonly id?: string;
}

type LevelledCallout = Extract<Block, { kind: 'callout' }> & { readonly level: 2 };

/** A dot plot with its geometry. */
type PlottedLevels = ReturnType<typeof plotLevels>;

/** What pages show besides fields: the blocks of reports, and a few of our own. */
export type PageBlock =
  | Exclude<Block, { kind: 'levels' }>
  | PlottedLevels
  | StepsBlock
  | ChangeableFacts
  | LevelledHeading
  | LevelledCallout;

export const paragraph = (text: string, tone: 'lead' | 'body' | 'note' = 'body'): PageBlock => ({
  kind: 'paragraph',
  text: [{ text }],
  tone,
});

export const heading = (text: string): PageBlock => ({ kind: 'heading', text, level: 2 });

export const bullets = (items: readonly string[]): PageBlock => ({
  kind: 'list',
  ordered: false,
  items: items.map((text) => [{ text }]),
});

export const linkLine = (text: string, link: string): PageBlock => ({
  kind: 'paragraph',
  text: [{ text, link }],
  tone: 'body',
});

export const linkList = (links: readonly { readonly text: string; readonly href: string }[]): PageBlock => ({
  kind: 'list',
  ordered: false,
  items: links.map(({ text, href }) => [{ text, link: href }]),
});

export const callout = (
  title: string,
  lines: readonly string[],
  tone: 'finding' | 'caution' = 'finding',
): PageBlock => ({
  kind: 'callout',
  title,
  text: lines.map((text) => [{ text }]),
  tone,
  level: 2,
});
