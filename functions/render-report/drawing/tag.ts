import type { PdfDocument, StructureElement } from './pdf-document.ts';
import type { Pen } from './pen.ts';

export interface TagOptions {
  readonly alt?: string;
  readonly lang?: string;
  readonly actual?: string;
  readonly title?: string;
  readonly scope?: 'Row' | 'Column';
}

/**
 * An element of the structure tree, which says in which order and as what a reader hears the report.
 * Elements are made in reading order while blocks are laid out, and get their content when pages are drawn.
 */
export class Tag {
  readonly #doc: PdfDocument;
  readonly #element: StructureElement;
  readonly #type: string;

  constructor(doc: PdfDocument, type: string, element: StructureElement) {
    this.#doc = doc;
    this.#type = type;
    this.#element = element;
  }

  /** The tree's root. */
  static root(doc: PdfDocument): Tag {
    const element = doc.struct('Document');
    doc.addStructure(element);
    return new Tag(doc, 'Document', element);
  }

  /** A new last child. */
  child(type: string, options: TagOptions = {}): Tag {
    const element = this.#doc.struct(type, { ...options });
    this.#element.add(element);
    return new Tag(this.#doc, type, element);
  }

  /** Attributes that pdfkit has no option for, such as the numbering of a list. */
  attribute(attributes: Record<string, unknown>): this {
    this.#element.dictionary.data.A = attributes;
    return this;
  }

  /** Where a figure stands on its page: points from the top and the side where reading starts. */
  box(pen: Pen, x: number, y: number, width: number, height: number): void {
    const page = this.#doc.page.height;
    const left = pen.left(x, width);
    this.attribute({ O: 'Layout', Placement: 'Block', BBox: [left, page - y - height, left + width, page - y] });
  }

  /** Whatever `draw` puts on the page belongs to this element. */
  mark(draw: () => void): void {
    this.#element.add(this.#doc.markStructureContent(this.#type));
    draw();
    this.#doc.endMarkedContent();
  }

  /** A link over an area of the page, given in points from the top left. */
  annotate(area: readonly [number, number, number, number], options: Record<string, unknown>): void {
    this.#doc.annotate(...area, { Subtype: 'Link', structParent: this.#element, ...options });
  }

  /** Writes the element: a link must be ended on its own page, or pdfkit would name the last one. */
  end(): void {
    this.#element.end();
  }
}
