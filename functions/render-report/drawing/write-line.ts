import { runsRightToLeft, visualOrder } from './bidi.ts';
import { COLOURS } from './design.ts';
import type { Line } from './lines.ts';
import type { Pen } from './pen.ts';
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

interface Run {
  readonly words: Word[];
  readonly x: number;
  readonly width: number;
}

/** Neighbours that differ in nothing but their letters, in reading order, each with its place from the page's left. */
function runsOf(words: readonly Word[], left: number): Run[] {
  const turned = words.some((word) => word.level > 0);
  const runs: Run[] = [];
  let x = left;
  const visual = turned ? visualOrder(words) : words;
  for (const [index, word] of visual.entries()) {
    const before = visual[index - 1];
    if (!turned && before !== undefined && sameLook(before, word)) {
      const run = runs.pop()!;
      runs.push({ words: [...run.words, word], x: run.x, width: x + word.width - run.x });
    } else runs.push({ words: [word], x, width: word.width });
    const next = visual[index + 1];
    const first = next !== undefined && words.indexOf(next) < words.indexOf(word) ? next : word;
    x += word.width + first.blank;
  }
  return turned ? runs.sort((a, b) => words.indexOf(a.words[0]!) - words.indexOf(b.words[0]!)) : runs;
}

const sameLook = (a: Word, b: Word): boolean =>
  a.face === b.face && a.style === b.style && a.link === b.link && a.language === b.language;

const textOf = (words: readonly Word[]): string =>
  words.map((word) => word.text + (word.blank > 0 ? ' ' : '')).join('');

/** Glyphs alone say too little where letters carry marks of their own or run from right to left. */
const needsActualText = (words: readonly Word[]): boolean =>
  words.some((word) => word.level % 2 === 1 || runsRightToLeft(word.text) || MARK.test(word.text));

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
  for (const run of runsOf(line.words, startOf(pen, line, place))) show(pen, run, baseline);
}

/** Writes a line as content of `tag`; links and spans in another language become elements of their own. */
export function writeLine(pen: Pen, tag: Tag, line: Line, place: LinePlace): void {
  const baseline = baselineOf(line, place.y);
  for (const run of runsOf(line.words, startOf(pen, line, place))) {
    const { link, language } = run.words[0]!;
    const lang = language === undefined ? {} : { lang: language };
    if (link !== undefined) writeLink(pen, tag.child('Link', lang), run, baseline, link);
    else if (language !== undefined) tag.child('Span', lang).mark(() => show(pen, run, baseline));
    else tag.mark(() => show(pen, run, baseline));
  }
}

function writeLink(pen: Pen, tag: Tag, run: Run, baseline: number, target: string): void {
  const { size } = run.words[0]!.style;
  tag.mark(() => {
    show(pen, run, baseline);
    const under = baseline + size * 0.16;
    pen.rectangle(pen.left(run.x, run.width), under, run.width, 0.5, { fill: COLOURS.link });
  });
  const contents = new String(textOf(run.words).trim());
  const uri = pen.doc.ref({ S: 'URI', URI: new String(encodeURI(decodeURI(target))) });
  uri.end();
  tag.annotate([run.x, baseline - size, run.width, size * 1.3], { A: uri, Contents: contents });
  tag.end();
}
