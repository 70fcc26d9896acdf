import type { FaceName } from '../../platform/report-assets.ts';
import type { Face, Faces, Shape } from './faces.ts';
import type { EmbeddedFont, PdfDocument } from './pdf-document.ts';

/** Writes shaped words as text operators, in the fonts of one document. */
export interface TextInk {
  /** Operators that show the words of one font and size from (x, baseline), seen from the page's upper left. */
  readonly show: (face: Face, size: number, words: readonly { shape: Shape; blank: boolean }[], at: Point) => string;
}
interface Point {
  readonly x: number;
  readonly y: number;
}

const hex = (id: number): string => id.toString(16).padStart(4, '0');
const decompose = (codePoints: readonly number[]): string => String.fromCodePoint(...codePoints).normalize('NFKD');

/**
 * What a glyph stands for in extracted text. Fonts take composed letters apart, so that the first word to use a plain
 * "o" may be one with a dot below it; the font's own table of characters knows better.
 */
function meaningOf(face: Face, id: number, seen: readonly number[]): readonly number[] {
  const own = face.font.stringsForGlyph(id);
  if (own.length === 0 || own.some((text) => text.normalize('NFKD') === decompose(seen))) return seen;
  return [...own[0]!].map((character) => character.codePointAt(0)!);
}

class FaceInk {
  readonly embedded: EmbeddedFont;
  readonly #face: Face;
  readonly #texts = new Map<Shape, string>();

  constructor(face: Face, embedded: EmbeddedFont) {
    this.#face = face;
    this.embedded = embedded;
  }

  /** Elements of a TJ array for a word. */
  text(shape: Shape): string {
    const found = this.#texts.get(shape);
    if (found !== undefined) return found;
    const text = shape.glyphs.map((glyph) => `<${hex(this.#use(glyph))}>${kern(glyph.width - glyph.advance)}`).join('');
    const joined = text.replaceAll('><', '');
    this.#texts.set(shape, joined);
    return joined;
  }

  /** Operators for a word whose marks stand off the line: sideways by kerning, up and down by text rise. */
  raised(shape: Shape, size: number): string {
    const steps = shape.glyphs.map((glyph) => {
      const rise = (glyph.y * size) / 1000;
      const after = glyph.width - glyph.advance + glyph.x;
      const show = `[${kern(-glyph.x)}<${hex(this.#use(glyph))}>${kern(after)}] TJ`;
      return rise === 0 ? show : `${round(rise)} Ts ${show} 0 Ts`;
    });
    return steps.join('\n');
  }

  #use({ id, codePoints, width }: Shape['glyphs'][number]): number {
    const gid = this.embedded.subset.includeGlyph(id);
    this.embedded.widths[gid] ??= width;
    this.embedded.unicode[gid] ??= meaningOf(this.#face, id, codePoints);
    return gid;
  }
}

const round = (value: number): number => Math.round(value * 100) / 100;
const kern = (value: number): string => (Math.abs(value) < 0.5 ? '' : `${Math.round(value)}`);

/** Opens the fonts of a document; only those that a text uses are embedded. */
export function createTextInk(doc: PdfDocument, faces: Faces): TextInk {
  const inks = new Map<FaceName, FaceInk>();
  const inkOf = (face: Face): FaceInk => {
    const found = inks.get(face.name);
    if (found !== undefined) return found;
    doc.registerFont(face.name, faces[face.name].font);
    doc.font(face.name);
    const ink = new FaceInk(face, doc._font);
    inks.set(face.name, ink);
    return ink;
  };
  return {
    show: (face, size, words, at) => {
      const ink = inkOf(face);
      doc.page.fonts[ink.embedded.id] ??= ink.embedded.ref();
      const blank = face.shape(' ');
      const start = `/${ink.embedded.id} ${size} Tf 1 0 0 -1 ${round(at.x)} ${round(at.y)} Tm`;
      const shapes = words.flatMap((word) => (word.blank ? [word.shape, blank] : [word.shape]));
      if (!shapes.every((shape) => shape.isLevel))
        return `${start}\n${shapes.map((shape) => ink.raised(shape, size)).join('\n')}`;
      const shown = shapes
        .map((shape) => ink.text(shape))
        .join('')
        .replaceAll('><', '');
      return `${start} [${shown}] TJ`;
    },
  };
}
