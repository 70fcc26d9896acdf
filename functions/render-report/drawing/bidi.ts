import createBidi, { type Bidi } from 'bidi-js';

// The package says of itself that it is an ES module with a default export, but Node loads its CommonJS file.
const bidi = (createBidi as unknown as () => Bidi)();
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;

export interface Run {
  readonly text: string;
  readonly end: number;
  readonly level: number;
}

export interface Directions {
  /** Parts of a word that run one way, in reading order. `start` is the word's place in the whole text. */
  readonly runs: (start: number, text: string) => readonly Run[];
}

/** Which way each part of a text runs (Unicode Standard Annex 9, rules P2 to I2). */
export function directionsOf(text: string, direction: 'ltr' | 'rtl'): Directions {
  if (direction === 'ltr' && !RIGHT_TO_LEFT.test(text)) {
    return { runs: (start, word) => [{ text: word, end: start + word.length, level: 0 }] };
  }
  const { levels } = bidi.getEmbeddingLevels(text, direction);
  return { runs: (start, word) => splitAtLevels(levels, start, word) };
}

function splitAtLevels(levels: Uint8Array, start: number, word: string): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (let index = 1; index <= word.length; index += 1) {
    if (index < word.length && levels[start + index] === levels[start + from]) continue;
    runs.push({ text: word.slice(from, index), end: start + index, level: levels[start + from]! });
    from = index;
  }
  return runs;
}

/** Things of one line in the order in which they stand from left to right (rule L2). */
export function visualOrder<Item extends { readonly level: number }>(items: readonly Item[]): Item[] {
  const ordered = [...items];
  const highest = Math.max(0, ...items.map((item) => item.level));
  const levels = () => ordered.map((item) => item.level);
  for (let level = highest; level > 0; level -= 1) {
    const now = levels();
    for (let start = 0; start < now.length; start += 1) {
      if (now[start]! < level) continue;
      let end = start;
      while (end < now.length && now[end]! >= level) end += 1;
      ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = end;
    }
  }
  return ordered;
}

/**
 * A word of an odd level as a font must be given it: brackets face the other way (rule L4). Fonts turn letters of
 * right-to-left scripts round themselves; a word without any, such as a lone bracket, is turned here.
 */
export function rightToLeft(text: string): string {
  const characters = [...text].map((character) => bidi.getMirroredCharacter(character) ?? character);
  return (RIGHT_TO_LEFT.test(text) ? characters : characters.reverse()).join('');
}
