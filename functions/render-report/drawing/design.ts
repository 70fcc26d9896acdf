import type { FaceName } from '../../platform/report-assets.ts';

/** Every colour of the report. On white each of the text colours has at least 5:1; all differ in grey too. */
export const COLOURS = {
  ink: '#1b262c',
  muted: '#51606a',
  white: '#ffffff',
  brand: '#123f52',
  brandSoft: '#2a5f77',
  own: '#b3380f',
  link: '#0f4c75',
  rule: '#c5d0d6',
  hairline: '#dfe6ea',
  tint: '#f1f5f7',
  peerFill: '#d9e6ec',
  peerLine: '#5c7f8f',
  land: '#d3dde2',
  coverLand: '#245469',
  coverText: '#d5e4eb',
  caution: '#8a5a00',
  cautionTint: '#fbf5ea',
} as const;
export type Colour = (typeof COLOURS)[keyof typeof COLOURS];

/** One look of text: sizes and leading in points. */
export interface TextStyle {
  readonly size: number;
  readonly leading: number;
  readonly weight: Extract<FaceName, 'regular' | 'strong' | 'emphasis'>;
  readonly colour: Colour;
}

const style = (size: number, leading: number, weight: TextStyle['weight'], colour: Colour): TextStyle => ({
  size,
  leading,
  weight,
  colour,
});

/** The type scale, from 8.5 points up. Nothing in the report is set in any other size, save the cover's city name, which must fit. */
export const TYPE = {
  section: style(24, 28, 'strong', COLOURS.brand),
  subtitle: style(11, 15, 'regular', COLOURS.muted),
  heading: style(13.5, 18, 'strong', COLOURS.brand),
  title: style(11, 15, 'strong', COLOURS.ink),
  lead: style(11, 15.5, 'regular', COLOURS.ink),
  body: style(9.5, 13.2, 'regular', COLOURS.ink),
  strong: style(9.5, 13.2, 'strong', COLOURS.ink),
  emphasis: style(9.5, 13.2, 'emphasis', COLOURS.muted),
  compact: style(8.9, 11.6, 'regular', COLOURS.ink),
  dense: style(8.5, 11.2, 'regular', COLOURS.ink),
  note: style(8.75, 12, 'regular', COLOURS.muted),
  cell: style(9, 12, 'regular', COLOURS.ink),
  cellHead: style(8.75, 12, 'strong', COLOURS.muted),
  rowHead: style(9, 12, 'strong', COLOURS.ink),
  label: style(8.5, 11.5, 'regular', COLOURS.muted),
  labelStrong: style(8.5, 11.5, 'strong', COLOURS.brand),
  figure: style(9.5, 12.5, 'strong', COLOURS.own),
  small: style(8.5, 11, 'regular', COLOURS.muted),
  coverSub: style(14, 20, 'regular', COLOURS.coverText),
  coverTag: style(9.5, 13, 'strong', COLOURS.white),
} as const satisfies Record<string, TextStyle>;

/** A style with something changed. */
export const restyle = (base: TextStyle, change: Partial<TextStyle>): TextStyle => ({ ...base, ...change });

export const PAPER = { a4: [595.28, 841.89], letter: [612, 792] } as const;
export type PaperName = keyof typeof PAPER;
/** Blank round the text, in points: less on US Letter, which is shorter, so that a page holds about as much. */
export const MARGINS = {
  a4: { top: 56, bottom: 50, side: 50 },
  letter: { top: 44, bottom: 41, side: 40 },
} as const satisfies Record<PaperName, Margins>;
export interface Margins {
  readonly top: number;
  readonly bottom: number;
  readonly side: number;
}
/**
 * Blank before things, in points: the only distances that the blocks use. Lines no further apart than one and a half
 * times their size, as `line` keeps them, are one text to programs that guess columns from blanks.
 */
export const GAP = { line: 1.5, hair: 3, tight: 6, text: 6.5, block: 9, title: 14, section: 18 } as const;
