import type { Report } from '#shared/contracts/report.ts';
import type { Colour } from './design.ts';
import type { Faces } from './faces.ts';
import { OpenLinks } from './open-links.ts';
import type { PdfDocument } from './pdf-document.ts';
import { createTextInk, type TextInk } from './text-ink.ts';

type Corner = readonly [number, number];
interface Look {
  readonly fill?: Colour;
  readonly stroke?: Colour;
  readonly width?: number;
}

const round = (value: number): number => Math.round(value * 100) / 100;
/** How far the handles of a Bézier curve lie that looks like a quarter of a circle of radius 1. */
const QUARTER = 0.5523;

const operands = new Map<Colour, string>();
const rgb = (colour: Colour): string => {
  const found = operands.get(colour);
  if (found !== undefined) return found;
  const made = [1, 3, 5].map((at) => round(Number.parseInt(colour.slice(at, at + 2), 16) / 255)).join(' ');
  operands.set(colour, made);
  return made;
};

/**
 * Draws on the current page in points from the top and from the side where reading starts: for a language that runs
 * right to left every x is turned round here, and nowhere else.
 */
export class Pen {
  readonly doc: PdfDocument;
  readonly ink: TextInk;
  readonly links = new OpenLinks();
  readonly rightToLeft: boolean;

  constructor(doc: PdfDocument, faces: Faces, direction: Report['direction']) {
    this.doc = doc;
    this.ink = createTextInk(doc, faces);
    this.rightToLeft = direction === 'rtl';
  }

  /** The left edge, as the page has it, of something `width` points wide that starts at `x`. */
  left(x: number, width = 0): number {
    return this.rightToLeft ? this.doc.page.width - x - width : x;
  }

  /** What `draw` puts on the page is decoration: readers of the structure pass over it. */
  artifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type });
    draw();
    this.doc.endMarkedContent();
  }

  /**
   * What `draw` writes side by side in a chart is one line of text to whoever extracts or copies it: programs that guess
   * columns from blanks would else read a chart down its columns.
   */
  readAs(text: string, draw: () => void): void {
    this.doc.markContent('Span', { actual: text });
    draw();
    this.doc.endMarkedContent();
  }

  rectangle(x: number, y: number, width: number, height: number, look: Look): void {
    const left = this.left(x, width);
    this.#paint(`${round(left)} ${round(y)} ${round(width)} ${round(height)} re`, look);
  }

  line(from: Corner, to: Corner, colour: Colour, width: number, dash?: readonly number[]): void {
    const path = this.#path([from, to]);
    const dashes = dash === undefined ? '' : `[${dash.join(' ')}] 0 d `;
    const after = dash === undefined ? '' : ' [] 0 d';
    this.doc.addContent(`${dashes}${rgb(colour)} RG ${width} w ${path} S${after}`);
  }

  polygon(corners: readonly Corner[], look: Look): void {
    this.#paint(`${this.#path(corners)} h`, look);
  }

  circle(x: number, y: number, radius: number, look: Look): void {
    const centre = this.left(x);
    const handle = radius * QUARTER;
    const at = (dx: number, dy: number) => `${round(centre + dx)} ${round(y + dy)}`;
    const path = [
      `${at(radius, 0)} m`,
      `${at(radius, handle)} ${at(handle, radius)} ${at(0, radius)} c`,
      `${at(-handle, radius)} ${at(-radius, handle)} ${at(-radius, 0)} c`,
      `${at(-radius, -handle)} ${at(-handle, -radius)} ${at(0, -radius)} c`,
      `${at(handle, -radius)} ${at(radius, -handle)} ${at(radius, 0)} c h`,
    ];
    this.#paint(path.join(' '), look);
  }

  /** A drawing kept once in the file and shown at a place and scale; it is never turned round. */
  stamp(name: string, form: { ref: () => unknown }, at: Corner, scale: number, colour: Colour): void {
    this.doc.page.xobjects[name] ??= form.ref() as never;
    const [x, y] = at;
    const matrix = `${round(scale * 1000) / 1000} 0 0 ${round(scale * 1000) / 1000} ${round(x)} ${round(y)} cm`;
    this.doc.addContent(`q ${rgb(colour)} rg ${matrix} /${name} Do Q`);
  }

  /** Text operators in one colour. */
  text(colour: Colour, operators: string): void {
    this.doc.addContent(`BT ${rgb(colour)} rg ${operators} ET`);
  }

  #path(corners: readonly Corner[]): string {
    return corners.map(([x, y], index) => `${round(this.left(x))} ${round(y)} ${index === 0 ? 'm' : 'l'}`).join(' ');
  }

  #paint(path: string, { fill, stroke, width = 1 }: Look): void {
    const colours = [fill && `${rgb(fill)} rg`, stroke && `${rgb(stroke)} RG ${width} w`].filter(Boolean).join(' ');
    const operator = fill && stroke ? 'B' : fill ? 'f' : 'S';
    this.doc.addContent(`${colours} ${path} ${operator}`);
  }
}
