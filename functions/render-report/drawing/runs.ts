import { visualOrder } from './bidi.ts';
import type { Word } from './words.ts';

/** Words that are shown in one go, with their place from the page's left. */
export interface Run {
  readonly words: readonly Word[];
  readonly x: number;
  readonly width: number;
}

/** Runs that lie together and lead to the same place, in one language. */
export interface Phrase extends Run {
  readonly runs: readonly Run[];
  /** Read from right to left, at least in part. */
  readonly isTurned: boolean;
}

const sameLook = (a: Word, b: Word): boolean =>
  a.face === b.face && a.style === b.style && a.link === b.link && a.language === b.language;

/** Neighbours that differ in nothing but their letters. */
function joined(words: readonly Word[], left: number): Run[] {
  const runs: Run[] = [];
  let x = left;
  for (const [index, word] of words.entries()) {
    const before = words[index - 1];
    if (before !== undefined && sameLook(before, word)) {
      const run = runs.pop()!;
      runs.push({ words: [...run.words, word], x: run.x, width: x + word.width - run.x });
    } else runs.push({ words: [word], x, width: word.width });
    x += word.width + word.blank;
  }
  return runs;
}

/** Where words stand that do not all run from left to right; given in reading order. */
function turned(words: readonly Word[], left: number): Run[] {
  const order = new Map(words.map((word, index) => [word, index]));
  const visual = visualOrder(words);
  let x = left;
  const runs = visual.map((word, index) => {
    const run = { words: [word], x, width: word.width };
    const next = visual[index + 1];
    // The blank between two words is that of the one that is read first.
    const first = next !== undefined && order.get(next)! < order.get(word)! ? next : word;
    x += word.width + first.blank;
    return run;
  });
  return runs.sort((a, b) => order.get(a.words[0]!)! - order.get(b.words[0]!)!);
}

/** What a line shows, in reading order. */
export function phrasesOf(words: readonly Word[], left: number): Phrase[] {
  const isTurned = words.some((word) => word.level > 0);
  const groups: Run[][] = [];
  for (const run of isTurned ? turned(words, left) : joined(words, left)) {
    const before = groups.at(-1)?.[0]?.words[0];
    const own = run.words[0]!;
    if (before !== undefined && before.link === own.link && before.language === own.language) groups.at(-1)!.push(run);
    else groups.push([run]);
  }
  return groups.map((runs) => {
    const x = Math.min(...runs.map((run) => run.x));
    const width = Math.max(...runs.map((run) => run.x + run.width)) - x;
    return { runs, words: runs.flatMap((run) => run.words), x, width, isTurned };
  });
}

/** The words as they are read. */
export const textOf = (words: readonly Word[]): string =>
  words.map((word) => word.text + (word.blank > 0 ? ' ' : '')).join('');
