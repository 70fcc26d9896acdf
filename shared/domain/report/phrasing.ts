import type { Family } from '#shared/contracts/context.ts';
import type { Basis } from '#shared/contracts/names.ts';
import type { Reason } from '#shared/contracts/reasons.ts';
import type { Block, RichText } from '#shared/contracts/report.ts';
import type { Wording } from '#shared/ports/content.ts';

type Paragraph = Extract<Block, { kind: 'paragraph' }>;

/** Own levels, as printed: one decimal. */
export const levelText = (say: Wording, level: number): string => say('report.format.level', { level });

/** Published figures of peers, as printed: at least one decimal, the second where the published step needs it. */
export const peerText = (say: Wording, level: number): string => say('report.format.peer', { level });

export const rangeText = (say: Wording, { low, high }: { low: number; high: number }): string =>
  say('report.format.range', { low: levelText(say, low), high: levelText(say, high) });

export const percentText = (say: Wording, share: number): string =>
  say('report.format.percent', { share: Math.round(share * 100) });

export const dateText = (say: Wording, iso: string): string => say('report.format.date', { date: Date.parse(iso) });

export const basisText = (say: Wording, basis: Basis): string => say(`report.basis.${basis}`);
export const reasonText = (say: Wording, reason: Reason): string => say(`reasons.${reason}`);
export const familyText = (say: Wording, family: Family): string => say(`context.families.${family}`);

/** "A, B and C" as the language joins lists. */
export const listText = (say: Wording, items: readonly string[]): string =>
  items.reduce((head, next, index) =>
    index === items.length - 1
      ? say('context.list.last', { head, last: next })
      : say('context.list.next', { head, next }),
  );

/** With a capital at its start, as a text has that stands by itself. */
export const capitalised = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/** Sentences that belong together, with one blank between them. */
export const sentences = (...parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join(' ');

export const plain = (text: string): RichText => [{ text }];
export const strongThen = (strong: string, text: string): RichText => [
  { text: strong, strong: true },
  { text: ` ${text}` },
];
export const linkThen = (text: string, link: string, rest: string): RichText => [{ text, link }, { text: ` ${rest}` }];

export const paragraph = (text: string, tone: Paragraph['tone'] = 'body'): Paragraph => ({
  kind: 'paragraph',
  text: plain(text),
  tone,
});

export const heading = (text: string): Block => ({ kind: 'heading', text });
