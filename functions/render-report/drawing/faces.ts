import * as fontkit from 'fontkit';
import type { FaceName, ReportAssets } from '../../platform/report-assets.ts';

/** A word shaped by a font: glyphs in the order in which they stand on the page, in thousandths of the size. */
export interface Shape {
  readonly glyphs: readonly {
    readonly id: number;
    readonly codePoints: readonly number[];
    /** Width that the font file states. */
    readonly width: number;
    /** How far the next glyph is, with kerning. */
    readonly advance: number;
    readonly x: number;
    readonly y: number;
  }[];
  readonly width: number;
  /** No glyph stands off the line, so that the word can be shown in one go. */
  readonly isLevel: boolean;
}

export interface Face {
  readonly name: FaceName;
  readonly font: fontkit.Font;
  readonly shape: (text: string) => Shape;
  readonly has: (codePoint: number) => boolean;
}
export type Faces = Readonly<Record<FaceName, Face>>;

/** More words than any report has; beyond it the cache starts again, so that memory stays level. */
export const CACHED_WORDS = 20_000;

function shapeWord(font: fontkit.Font, text: string): Shape {
  const scale = 1000 / font.unitsPerEm;
  const { glyphs, positions } = font.layout(text);
  const shaped = glyphs.map((glyph, index) => {
    const position = positions[index]!;
    return {
      id: glyph.id,
      codePoints: glyph.codePoints,
      width: glyph.advanceWidth * scale,
      advance: position.xAdvance * scale,
      x: position.xOffset * scale,
      y: position.yOffset * scale,
    };
  });
  const isLevel = shaped.every((glyph) => glyph.x === 0 && glyph.y === 0);
  return { glyphs: shaped, width: shaped.reduce((sum, glyph) => sum + glyph.advance, 0), isLevel };
}

function openFace(name: FaceName, bytes: Uint8Array): Face {
  const font = fontkit.create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) as fontkit.Font;
  const words = new Map<string, Shape>();
  const known = new Map<number, boolean>();
  return {
    name,
    font,
    shape: (text) => {
      const found = words.get(text);
      if (found !== undefined) return found;
      if (words.size >= CACHED_WORDS) words.clear();
      const shape = shapeWord(font, text);
      words.set(text, shape);
      return shape;
    },
    has: (codePoint) => {
      const found = known.get(codePoint) ?? font.hasGlyphForCodePoint(codePoint);
      known.set(codePoint, found);
      return found;
    },
  };
}

const opened = new WeakMap<ReportAssets, Faces>();

/** Parses the fonts once for each set of assets; every later report uses the same ones and their shaped words. */
export function openFaces(assets: ReportAssets): Faces {
  const found = opened.get(assets);
  if (found !== undefined) return found;
  const names = Object.keys(assets.fonts) as FaceName[];
  const faces = Object.fromEntries(names.map((name) => [name, openFace(name, assets.fonts[name])])) as unknown as Faces;
  opened.set(assets, faces);
  return faces;
}

/** A character that no font of the report can draw: a box in its place would be a lie, so drawing stops. */
export class MissingGlyphError extends Error {
  constructor(character: string, text: string) {
    const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    super(`No font of the report has the character "${character}" (U+${code}), which stands in "${text}"`);
    this.name = 'MissingGlyphError';
  }
}

const ARABIC = { regular: 'arabic', emphasis: 'arabic', strong: 'arabic-strong' } as const;

/** The face for a word: the one asked for, or the Arabic one where that has the letters. */
export function faceFor(faces: Faces, weight: keyof typeof ARABIC, text: string): Face {
  const [first, second] = [faces[weight], faces[ARABIC[weight]]];
  let missing: string | undefined;
  for (const character of text) if (!first.has(character.codePointAt(0)!)) missing ??= character;
  if (missing === undefined) return first;
  for (const character of text) if (!second.has(character.codePointAt(0)!)) throw new MissingGlyphError(missing, text);
  return second;
}
