import type { Report } from '#shared/contracts/report.ts';
import { canonicalJson } from '#shared/domain/submission/canonical-json.ts';
import type { ReportAssets } from '../../platform/report-assets.ts';
import type { Surroundings } from './blocks/blocks.ts';
import { coverChapter } from './cover.ts';
import { MARGINS, PAPER, type PaperName } from './design.ts';
import { openFaces } from './faces.ts';
import { drawFurniture } from './furniture.ts';
import { type Chapter, type PageOfPieces, paginate } from './paginate.ts';
import { attachTwin, createDocument, finishDocument } from './pdf-document.ts';
import { Pen } from './pen.ts';
import type { Setting } from './pieces.ts';
import { anchorOf, sectionChapter } from './section.ts';
import { Tag } from './tag.ts';
import { createWorld } from './world.ts';

export interface DrawOptions {
  /** The report's own unless told. */
  readonly paper?: PaperName;
  /** False leaves the file's streams readable, for checks. */
  readonly compress?: boolean;
}

/** What the attached file holds: the report without the text of its mail. */
export function dataTwin(report: Report): string {
  const { mail: _, ...printed } = report;
  return canonicalJson(printed);
}

/**
 * Draws a report as a tagged PDF (made to PDF/UA-1) with its data attached. The same report gives the same bytes.
 * @throws MissingGlyphError when a text has a character that no font of the report can draw
 */
export async function drawReport(
  report: Report,
  assets: ReportAssets,
  { paper = report.paper, compress = true }: DrawOptions = {},
): Promise<{ bytes: Uint8Array; pages: number }> {
  const faces = openFaces(assets);
  const doc = createDocument(report, faces, { paper, compress });
  const pen = new Pen(doc, faces, report.direction);
  const [width, height] = PAPER[paper];
  const { direction } = report;
  const margins = MARGINS[paper];
  const textWidth = width - 2 * margins.side;
  const setting: Setting = { faces, direction, tag: Tag.root(doc), width: textWidth, titleLevel: 3 };
  const pageHeight = height - margins.top - margins.bottom;
  const around = { world: createWorld(doc, assets.map), pageHeight, margins };
  const starts = new Map<number, number>();
  const chapters = layOut(setting, report, around, (index) => starts.get(index) ?? 1);
  const pages = paginate(
    chapters.map((entry) => entry.chapter),
    around.pageHeight,
  );
  const owner = new Map(chapters.flatMap(({ chapter, index }) => chapter.pieces.map((piece) => [piece.draw, index])));
  const indexOf = (page: PageOfPieces): number => owner.get(page.find((placed) => !placed.repeated)!.piece.draw) ?? 0;
  for (const [number, page] of pages.entries()) {
    for (const { piece } of page) {
      const index = owner.get(piece.draw);
      if (index !== undefined && !starts.has(index)) starts.set(index, number + 1);
    }
  }
  for (const [number, page] of pages.entries()) {
    doc.addPage();
    for (const { piece, x = 0, y, gap } of page) piece.draw(pen, { x: margins.side + x, y: margins.top + y, gap });
    pen.links.close();
    const section = report.sections[indexOf(page)]!.title;
    drawFurniture(pen, setting, report, { page: number + 1, pages: pages.length, section, margins });
  }
  attachTwin(doc, `${report.city}.json`, dataTwin(report), report);
  return { bytes: await finishDocument(doc), pages: pages.length };
}

interface Entry {
  readonly chapter: Chapter;
  /** Of the section in the report. */
  readonly index: number;
}

function layOut(setting: Setting, report: Report, around: Surroundings, pageOf: (index: number) => number): Entry[] {
  const coverIndex = Math.max(
    0,
    report.sections.findIndex((section) => section.id === 'cover'),
  );
  const cover = report.sections[coverIndex];
  const first = coverChapter(setting, report, cover?.id === 'cover' ? cover : undefined, around, pageOf);
  const others = report.sections.flatMap((section, index) =>
    section.id === 'cover' ? [] : [{ chapter: sectionChapter(setting, section, anchorOf(index), around), index }],
  );
  return [{ chapter: first, index: coverIndex }, ...others];
}
