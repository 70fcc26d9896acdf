import type { RichText } from '#shared/contracts/report.ts';
import { directionsOf, rightToLeft } from './bidi.ts';
import { COLOURS, restyle, type TextStyle } from './design.ts';
import { CACHED_WORDS, type Face, type Faces, faceFor, type Shape } from './faces.ts';

/** The smallest part of a text that lines are made of: it stands in one font, one look and one direction. */
export interface Word {
  readonly text: string;
  readonly face: Face;
  readonly shape: Shape;
  readonly style: TextStyle;
  /** In points, without the blank. */
  readonly width: number;
  /** Width of the blank after it; 0 where none follows. */
  readonly blank: number;
  /** No line may end after it. */
  readonly glued: boolean;
  /** Embedding level of the Unicode bidirectional algorithm: odd runs right to left. */
  readonly level: number;
  readonly link: string | undefined;
  readonly language: string | undefined;
}

const WORD = /[^ \t\n\u200b]+/gu;
/** A line may end after these inside a word, if letters come on both sides. */
const SEAM = /(?<=[\p{L}\p{N}][-–—/])(?=\p{L}{2})/u;
/** Arabic and Hebrew letters stand in a font of their own. */
const SCRIPT_SEAM =
  /(?<=[\p{Script=Arabic}\p{Script=Hebrew}])(?=\p{Script=Latin})|(?<=\p{Script=Latin})(?=[\p{Script=Arabic}\p{Script=Hebrew}])/u;
const INVISIBLE = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

interface Part {
  readonly text: string;
  readonly start: number;
  readonly breakAfter: boolean;
}

/** Words without any of these are of one part. */
const HAS_SEAM = /[-–—/]|[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** Words of one span with their places in it; a word with seams comes in several parts. */
function* partsOf(text: string): Generator<Part> {
  for (const match of text.matchAll(WORD)) {
    const [word] = match;
    if (HAS_SEAM.test(word)) yield* seamsOf(word, match.index);
    else yield { text: word, start: match.index, breakAfter: false };
  }
}

function* seamsOf(word: string, at: number): Generator<Part> {
  let start = at;
  const seams = word.split(SEAM);
  for (const [index, seam] of seams.entries()) {
    const scripts = seam.split(SCRIPT_SEAM);
    for (const [place, part] of scripts.entries()) {
      yield { text: part, start, breakAfter: place === scripts.length - 1 && index < seams.length - 1 };
      start += part.length;
    }
  }
}

const lookOf = (span: RichText[number], base: TextStyle): TextStyle => {
  const weight = span.strong ? 'strong' : span.emphasis ? 'emphasis' : base.weight;
  const colour = span.link !== undefined ? COLOURS.link : base.colour;
  return weight === base.weight && colour === base.colour ? base : restyle(base, { weight, colour });
};

/**
 * Cuts a text into words and measures them.
 * @throws MissingGlyphError when no font has one of its characters
 */
export function wordsOf(faces: Faces, spans: RichText, base: TextStyle, direction: 'ltr' | 'rtl'): Word[] {
  const texts = spans.map((span) => span.text.normalize('NFC'));
  const whole = texts.join('');
  const levelAt = directionsOf(whole, direction);
  const words: Word[] = [];
  let offset = 0;
  for (const [index, span] of spans.entries()) {
    const style = lookOf(span, base);
    for (const part of partsOf(texts[index]!)) {
      const start = offset + part.start;
      for (const run of levelAt.runs(start, part.text)) {
        const last = run.end === start + part.text.length;
        const after = whole[run.end];
        const blankAfter = last && after !== undefined && /[ \t\n]/.test(after);
        const freeAfter = last && (blankAfter || part.breakAfter || after === undefined || after === '\u200b');
        words.push(measure(faces, run.text, style, span, { blankAfter, glued: !freeAfter, level: run.level }));
      }
    }
    offset += texts[index]!.length;
  }
  return words.filter((word) => word.text !== '');
}

interface Setting {
  readonly blankAfter: boolean;
  readonly glued: boolean;
  readonly level: number;
}

interface Shaped {
  readonly text: string;
  readonly face: Face;
  readonly shape: Shape;
}

const shapedOf = new WeakMap<Faces, Map<string, Shaped>>();

/** A word without what cannot be seen, its face and its shape: looked for once, for all reports of a process. */
function shapeOf(faces: Faces, raw: string, weight: TextStyle['weight'], turned: boolean): Shaped {
  const known = shapedOf.get(faces) ?? new Map<string, Shaped>();
  shapedOf.set(faces, known);
  const key = `${turned ? '<' : '>'}${weight} ${raw}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const text = raw.replaceAll(INVISIBLE, '');
  const drawn = turned ? rightToLeft(text) : text;
  const face = faceFor(faces, weight, drawn);
  if (known.size >= CACHED_WORDS) known.clear();
  const made = { text, face, shape: face.shape(drawn) };
  known.set(key, made);
  return made;
}

function measure(faces: Faces, raw: string, style: TextStyle, span: RichText[number], setting: Setting): Word {
  const { text, face, shape } = shapeOf(faces, raw, style.weight, setting.level % 2 === 1);
  const blank = setting.blankAfter ? (face.shape(' ').width * style.size) / 1000 : 0;
  const width = (shape.width * style.size) / 1000;
  const { level, glued } = setting;
  return { text, face, shape, style, width, blank, glued, level, link: span.link, language: span.language };
}

/** The same look and font, another text: for parts of a word too long for its line. */
export function rewrite(word: Word, text: string, last: boolean): Word {
  const shape = word.face.shape(word.level % 2 === 1 ? rightToLeft(text) : text);
  const width = (shape.width * word.style.size) / 1000;
  return { ...word, text, shape, width, blank: last ? word.blank : 0, glued: last && word.glued };
}
