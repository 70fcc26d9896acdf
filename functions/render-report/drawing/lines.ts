import { rewrite, type Word } from './words.ts';

export interface Line {
  readonly words: readonly Word[];
  /** Without the blank at its end. */
  readonly width: number;
}

const isDigit = (letter: string): boolean => /^\p{Nd}$/u.test(letter);
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Sums of word widths may differ from a cell's width in the last bits. */
const ROUNDING = 0.01;

/** Words that no line may part. */
function clustersOf(words: readonly Word[]): Word[][] {
  const clusters: Word[][] = [];
  let open: Word[] = [];
  for (const word of words) {
    open.push(word);
    if (word.glued) continue;
    clusters.push(open);
    open = [];
  }
  return open.length === 0 ? clusters : [...clusters, open];
}

const widthOf = (words: readonly Word[]): number =>
  words.reduce((sum, word, index) => sum + word.width + (index < words.length - 1 ? word.blank : 0), 0);

/** A number is not parted, if the letters before it can be. */
function seamBefore(letters: readonly string[], from: number, to: number): number {
  for (let at = to; at > from; at -= 1) if (!(isDigit(letters[at - 1]!) && isDigit(letters[at]!))) return at;
  return to;
}

/** The last resort: a word wider than its line is cut between letters, without a hyphen that is not in it, into parts about as wide as each other. */
function* cutWord(word: Word, line: number): Generator<Word> {
  const letters = [...graphemes.segment(word.text)].map((part) => part.segment);
  const widest = Math.max(...letters.map((letter) => rewrite(word, letter, false).width));
  const width = Math.min(line, word.width / Math.ceil(word.width / line) + widest);
  let from = 0;
  while (from < letters.length) {
    let to = from + 1;
    while (to < letters.length && rewrite(word, letters.slice(from, to + 1).join(''), false).width <= width) to += 1;
    if (to < letters.length) to = seamBefore(letters, from, to);
    const last = to === letters.length;
    const part = rewrite(word, letters.slice(from, to).join(''), last);
    yield last ? part : { ...part, glued: false };
    from = to;
  }
}

/** Breaks words into lines of at most `width` points. A word is cut only where it alone is wider than a line. */
export function breakLines(words: readonly Word[], width: number): Line[] {
  const lines: Line[] = [];
  let line: Word[] = [];
  let used = 0;
  const close = () => {
    if (line.length > 0) lines.push({ words: line, width: widthOf(line) });
    line = [];
    used = 0;
  };
  const append = (parts: readonly Word[]) => {
    const needed = widthOf(parts);
    if (line.length > 0 && used + needed > width + ROUNDING) close();
    line.push(...parts);
    used += needed + parts.at(-1)!.blank;
  };
  for (const cluster of clustersOf(words)) {
    if (widthOf(cluster) <= width + ROUNDING) {
      append(cluster);
      continue;
    }
    for (const word of cluster) {
      if (word.width <= width + ROUNDING) append([word]);
      else for (const part of cutWord(word, width)) append([part]);
    }
  }
  close();
  return lines;
}

/** A last line shorter than this share of the width looks forgotten. */
const RUNT = 0.1;
/** Narrower columns have no room to spare for it. */
const LEAST_WIDTH = 180;

/** Breaks words into lines, a little narrower where that keeps a lone short word off the last one. */
export function breakText(words: readonly Word[], width: number): Line[] {
  const lines = breakLines(words, width);
  const isRunt = (tried: readonly Line[]) => tried.length > 1 && tried.at(-1)!.width < RUNT * width;
  if (width < LEAST_WIDTH || !isRunt(lines)) return lines;
  for (const share of [0.97, 0.94, 0.91]) {
    const narrower = breakLines(words, share * width);
    if (narrower.length === lines.length && !isRunt(narrower)) return narrower;
  }
  return lines;
}

/** Lines of equal length, as many as needed anyway: for titles, whose last word should not stand alone. */
export function balanceLines(words: readonly Word[], width: number): Line[] {
  const lines = breakLines(words, width);
  if (lines.length < 2) return lines;
  let [narrow, wide] = [width / lines.length, width];
  while (wide - narrow > 2) {
    const middle = (narrow + wide) / 2;
    if (breakLines(words, middle).length > lines.length || widestWord(words) > middle) narrow = middle;
    else wide = middle;
  }
  return breakLines(words, wide);
}

/** Width of the widest thing that should not be cut. */
export function widestWord(words: readonly Word[]): number {
  return clustersOf(words).reduce((widest, cluster) => Math.max(widest, widthOf(cluster)), 0);
}

/** Width of the whole text on one line. */
export const fullWidth = widthOf;
