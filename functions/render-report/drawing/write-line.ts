import { COLOURS } from './design.ts';
import type { Line } from './lines.ts';
import type { Pen } from './pen.ts';
import { type Phrase, phrasesOf, type Run, textOf } from './runs.ts';
import type { Tag } from './tag.ts';
import type { Word } from './words.ts';

export type Align = 'start' | 'end' | 'middle';
/** Where a line stands: from `x`, in `width` points, with its top at `y`. */
export interface LinePlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly align?: Align;
}

const MARK = /\p{M}/u;
/** Share of the size from the middle of the line's height down to the baseline: half of a capital's height. */
const BASELINE = 0.33;

/** Height of the line: that of its highest word. */
export const leadingOf = (line: Line): number => Math.max(...line.words.map((word) => word.style.leading));

const baselineOf = (line: Line, y: number): number => {
  const { size, leading } = line.words.reduce((a, b) => (b.style.leading > a.style.leading ? b : a)).style;
  return y + leading / 2 + size * BASELINE;
};

/** Letters with marks of their own that no single character stands for: readers put blanks before the marks. */
const needsActualText = (words: readonly Word[]): boolean =>
  words.some((word) => word.level === 0 && MARK.test(word.text));

function show(pen: Pen, { words, x }: Run, baseline: number): void {
  const { face, style } = words[0]!;
  const actual = needsActualText(words);
  if (actual) pen.doc.markContent('Span', { actual: textOf(words) });
  const shapes = words.map((word) => ({ shape: word.shape, blank: word.blank > 0 && word.level % 2 === 0 }));
  pen.text(style.colour, pen.ink.show(face, style.size, shapes, { x, y: baseline }));
  if (actual) pen.doc.endMarkedContent();
}

const startOf = (pen: Pen, line: Line, { x, width, align = 'start' }: LinePlace): number => {
  const spare = width - line.width;
  const indent = align === 'start' ? 0 : align === 'end' ? spare : spare / 2;
  return pen.left(x + indent, line.width);
};

/** Writes a line as part of whatever is being marked: for charts, and for decoration. */
export function writePlain(pen: Pen, line: Line, place: LinePlace): void {
  const baseline = baselineOf(line, place.y);
  for (const phrase of phrasesOf(line.words, startOf(pen, line, place))) showAll(pen, phrase, baseline);
}

/** Writes lines below each other, as `writePlain` does each, and gives the place below them. */
export function writePlainLines(pen: Pen, lines: readonly Line[], place: LinePlace): number {
  let { y } = place;
  for (const line of lines) {
    writePlain(pen, line, { ...place, y });
    y += leadingOf(line);
  }
  return y;
}

/** Writes a line as content of `tag`; links, and spans in another language or direction, become elements of their own. */
export function writeLine(pen: Pen, tag: Tag, line: Line, place: LinePlace): void {
  const baseline = baselineOf(line, place.y);
  const phrases = phrasesOf(line.words, startOf(pen, line, place));
  for (const [index, phrase] of phrases.entries()) {
    const { link, language } = phrase.words[0]!;
    const options = {
      ...(language !== undefined && { lang: language }),
      ...(phrase.isTurned && { actual: textOf(phrase.words) }),
    };
    if (link !== undefined) {
      const [starts, ends] = [index === 0, index === phrases.length - 1];
      const element = pen.links.element({ tag, link, starts, ends }, () => tag.child('Link', options));
      writeLink(pen, element, phrase, baseline, link);
    } else
      (Object.keys(options).length === 0 ? tag : tag.child('Span', options)).mark(() => showAll(pen, phrase, baseline));
  }
}

function showAll(pen: Pen, { runs }: Phrase, baseline: number): void {
  for (const run of runs) show(pen, run, baseline);
}

function writeLink(pen: Pen, tag: Tag, phrase: Phrase, baseline: number, target: string): void {
  const { x, width, words } = phrase;
  const { size } = words[0]!.style;
  tag.mark(() => {
    showAll(pen, phrase, baseline);
    pen.rectangle(pen.left(x, width), baseline + size * 0.16, width, 0.5, { fill: COLOURS.link });
  });
  const uri = pen.doc.ref({ S: 'URI', URI: new String(new URL(target).href) });
  uri.end();
  tag.annotate([x, baseline - size, width, size * 1.3], { A: uri, Contents: new String(textOf(words).trim()) });
}
