import PDFDocument from 'pdfkit';
import type { Report } from '#shared/contracts/report.ts';
import { PAPER, type PaperName } from './design.ts';
import type { Faces } from './faces.ts';

/** A PDF object that is written when it is ended. */
export interface Reference {
  readonly data: Record<string, unknown>;
  write(chunk: string | Uint8Array): void;
  end(): void;
}
export interface StructureContent {
  readonly structureContent?: never;
}
export interface StructureElement {
  readonly dictionary: Reference;
  add(child: StructureElement | StructureContent): StructureElement;
  end(): void;
}
/** A font as pdfkit embeds it: glyphs used, their widths and what they stand for. */
export interface EmbeddedFont {
  readonly id: string;
  readonly subset: { includeGlyph(id: number): number };
  readonly widths: (number | undefined)[];
  readonly unicode: (readonly number[] | undefined)[];
  ref(): Reference;
}
interface Outline {
  addItem(title: string, options: { fit: boolean; expanded?: boolean }): Outline;
}

/** The parts of pdfkit 0.20 that its published types leave out; the version is pinned for their sake. */
export interface PdfDocument {
  readonly page: {
    readonly width: number;
    readonly height: number;
    readonly fonts: Record<string, Reference>;
    readonly xobjects: Record<string, Reference>;
  };
  readonly compress: boolean;
  readonly outline: Outline;
  readonly _root: Reference;
  readonly _font: EmbeddedFont;
  addContent(operators: string): void;
  addPage(): void;
  ref(data: Record<string, unknown>): Reference;
  registerFont(name: string, font: unknown): void;
  font(name: string): void;
  struct(type: string, options?: Record<string, unknown>): StructureElement;
  addStructure(element: StructureElement): void;
  markStructureContent(tag: string): StructureContent;
  markContent(tag: string, options?: Record<string, unknown>): void;
  endMarkedContent(): void;
  annotate(x: number, y: number, width: number, height: number, options: Record<string, unknown>): void;
  addNamedDestination(name: string, kind: string, x: number, y: number, zoom: null): void;
  file(bytes: Uint8Array, options: Record<string, unknown>): Reference;
  on(event: 'data' | 'end' | 'error', listener: (value: never) => void): void;
  end(): void;
}

export interface DocumentOptions {
  readonly paper: PaperName;
  /** False leaves the file readable for checks. */
  readonly compress: boolean;
}

/** An empty tagged document that says what it is. Its dates are the report's, so that the same report gives the same bytes. */
export function createDocument(report: Report, faces: Faces, options: DocumentOptions): PdfDocument {
  const date = new Date(`${report.date}T00:00:00Z`);
  const settings = {
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    displayTitle: true,
    autoFirstPage: false,
    margin: 0,
    size: [...PAPER[options.paper]],
    compress: options.compress,
    lang: report.language,
    // A bundle has none of pdfkit's own fonts: without this it would look for Helvetica.
    font: faces.regular.font,
    info: {
      Title: `${report.title}: ${report.cityName}`,
      Subject: report.subtitle,
      Author: report.footer,
      Creator: report.label,
      Producer: 'pdfkit 0.20.2',
      CreationDate: date,
      ModDate: date,
    },
  };
  const doc = new PDFDocument(settings as unknown as PDFKit.PDFDocumentOptions) as unknown as PdfDocument;
  if (report.direction === 'rtl') (doc._root.data.ViewerPreferences as Reference).data.Direction = 'R2L';
  doc._root.data.PageLabels = { Nums: [0, { S: 'D' }] };
  return doc;
}

/** Ends the document and gives its bytes. */
export function finishDocument(doc: PdfDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => void chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
    doc.end();
  });
}

/** Puts a JSON file into the document, as PDF/A-3 does, for readers that are machines. */
export function attachTwin(doc: PdfDocument, name: string, json: string, report: Report): void {
  const date = new Date(`${report.date}T00:00:00Z`);
  doc.file(new TextEncoder().encode(json), {
    name,
    type: 'application/json',
    description: report.title,
    relationship: 'Alternative',
    creationDate: date,
    modifiedDate: date,
  });
}
