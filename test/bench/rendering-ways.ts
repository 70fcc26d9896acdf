import { templatesFolder } from '#functions/platform/templates-folder.ts';
import type { Report } from '#shared/contracts/report.ts';
import { type OutlinePart, outlineOf } from './report-outline.ts';

/** Makes a PDF of a report; `close` ends what it has started. */
export interface Way {
  readonly draw: (report: Report) => Promise<Uint8Array>;
  readonly close?: () => Promise<void>;
}

const font = (weight: string): string => templatesFolder('fonts', `source-sans-3-${weight}.ttf`);

/** The report as it is sent: tagged, with charts, map and bookmarks. */
async function ours(): Promise<Way> {
  const { loadReportAssets } = await import('#functions/platform/report-assets.ts');
  const { drawReport } = await import('#functions/render-report/drawing/draw-report.ts');
  const assets = loadReportAssets();
  return { draw: async (report) => (await drawReport(report, assets)).bytes };
}

const svgOf = ({ width, height, paths }: Extract<OutlinePart, { kind: 'drawing' }>): string => {
  const drawn = paths.map(({ d, fill }) => `<path fill="${fill}" d="${d}"/>`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${drawn}</svg>`;
};

/** Chromium's print of the results page, made once beforehand. The browser stays open between reports. */
async function chromium(): Promise<Way> {
  const { launchBrowser } = await import('../end-to-end/browser.ts');
  const { createResultsPage } = await import('../visual/results-page.ts');
  const [browser, show] = [await launchBrowser(), await createResultsPage()];
  const made = new Map<Report, string>();
  return {
    draw: async (report) => {
      const html = made.get(report) ?? (await show(report));
      made.set(report, html);
      const page = await browser.newPage();
      await page.setContent(html);
      const bytes = await page.pdf({ format: 'A4', tagged: true, outline: true });
      await page.close();
      return bytes;
    },
    close: () => browser.close(),
  };
}

const HEADING_SIZE = { 1: 22, 2: 14, 3: 11 } as const;

async function pdfmake(): Promise<Way> {
  const { default: library } = await import('pdfmake');
  library.setFonts({
    Source: { normal: font('regular'), bold: font('semibold'), italics: font('italic'), bolditalics: font('semibold') },
  });
  const contentOf = (part: OutlinePart) => {
    if (part.kind === 'drawing') return { svg: svgOf(part) };
    if (part.kind === 'heading') return { text: part.text, fontSize: HEADING_SIZE[part.level], bold: true };
    if (part.kind === 'paragraph') return { text: part.text, margin: [0, 0, 0, 5] };
    const widths = (part.rows[0] ?? []).map(() => '*');
    return { table: { widths, body: part.rows.map((row) => [...row]) }, layout: 'lightHorizontalLines' };
  };
  return {
    draw: async (report) => {
      const content = outlineOf(report)
        .filter((part) => part.kind !== 'table' || part.rows.length > 0)
        .map(contentOf);
      return library.createPdf({ content, defaultStyle: { font: 'Source', fontSize: 9.5 } }).getBuffer();
    },
  };
}

async function reactPdf(): Promise<Way> {
  const { Document, Font, Page, Path, renderToBuffer, Svg, Text, View } = await import('@react-pdf/renderer');
  const { createElement } = await import('react');
  Font.register({ family: 'Source', fonts: [{ src: font('regular') }, { src: font('semibold'), fontWeight: 600 }] });
  const text = (value: string, style: object, key: number) => createElement(Text, { key, style }, value);
  const elementOf = (part: OutlinePart, key: number) => {
    if (part.kind === 'heading') return text(part.text, { fontSize: HEADING_SIZE[part.level], fontWeight: 600 }, key);
    if (part.kind === 'paragraph') return text(part.text, { marginBottom: 5 }, key);
    if (part.kind === 'drawing') {
      const paths = part.paths.map((path, index) => createElement(Path, { key: index, ...path }));
      const viewBox = `0 0 ${part.width} ${part.height}`;
      return createElement(Svg, { key, viewBox, width: part.width, height: part.height }, paths);
    }
    const rows = part.rows.map((row, index) =>
      createElement(
        View,
        { key: index, style: { flexDirection: 'row' } },
        row.map((cell, column) => text(cell, { flex: 1, padding: 2 }, column)),
      ),
    );
    return createElement(View, { key }, rows);
  };
  const style = { fontFamily: 'Source', fontSize: 9.5, padding: 50 };
  return {
    draw: (report) => {
      const page = createElement(Page, { size: 'A4', style }, outlineOf(report).map(elementOf));
      return renderToBuffer(createElement(Document, null, page));
    },
  };
}

/** What a report can be drawn with, each loaded only when it is asked for. */
export const WAYS = { ours, chromium, pdfmake, 'react-pdf': reactPdf } satisfies Record<string, () => Promise<Way>>;
export type WayName = keyof typeof WAYS;
