import type { Report } from '#shared/contracts/report.ts';
import { COLOURS, type Margins, restyle, type TextStyle, TYPE } from './design.ts';
import type { Line } from './lines.ts';
import type { Pen } from './pen.ts';
import { type Setting, setText } from './pieces.ts';
import { writePlain } from './write-line.ts';

/** What stands on every page beside its content, for the eye alone. */
export interface Furniture {
  readonly page: number;
  readonly pages: number;
  /** Title of the section that the page starts with. */
  readonly section: string;
  readonly margins: Margins;
}

/** Marks a demonstration on every page; the cover says it in its text. */
const WARNING = restyle(TYPE.small, { weight: 'strong', colour: COLOURS.own });

const fillIn = (label: string, { page, pages }: Furniture): string =>
  label.replace('{page}', String(page)).replace('{pages}', String(pages));

/** One line; what does not fit is left away, and three dots say so. */
function fitted(setting: Setting, text: string, width: number, style: TextStyle): Line | undefined {
  const [line, ...rest] = setText(setting, text, style, width);
  if (line === undefined || rest.length === 0) return line;
  const shown = line.words.map((word) => word.text).join(' ');
  // A word that had to be cut ends in the dots; a whole one stands apart from them.
  return setText(setting, text.startsWith(`${shown} `) ? `${shown} …` : `${shown}…`, style, width + 12)[0];
}

const textOf = (lines: readonly (Line | undefined)[]): string =>
  lines.flatMap((line) => line?.words.map(({ text }) => text) ?? []).join(' ');

/** Least blank between two texts on one line. */
const APART = 24;
/** With less room than this a section's title would be no more than its beginning. */
const LEAST_SECTION = 60;

/** City, warning and section. A long city name is never cut for the sake of the section, which its heading names too. */
function drawHead(pen: Pen, setting: Setting, report: Report, { section, margins }: Furniture): void {
  const { width } = setting;
  const [x, y] = [margins.side, margins.top - 28];
  const warning =
    report.demonstration === null ? undefined : fitted(setting, report.demonstration, width * 0.42, WARNING);
  const beside = width - (warning === undefined ? APART : warning.width + 2 * APART);
  const city = fitted(setting, report.cityName, beside, restyle(TYPE.small, { weight: 'strong' }));
  const left = beside - (city?.width ?? 0);
  const title = left < LEAST_SECTION ? undefined : fitted(setting, section, left, TYPE.small);
  pen.readAs(textOf([city, warning, title]), () => {
    if (city) writePlain(pen, city, { x, y, width });
    if (title) writePlain(pen, title, { x, y, width, align: 'end' });
    if (warning) {
      const [start, end] = [city?.width ?? 0, title?.width ?? 0];
      const isMiddleFree = Math.max(start, end) + APART <= (width - warning.width) / 2;
      const between = isMiddleFree ? { x, width } : { x: x + start, width: width - start - end };
      writePlain(pen, warning, { ...between, y, align: 'middle' });
    }
  });
  pen.line([x, y + 15], [x + width, y + 15], COLOURS.rule, 0.7);
}

function drawFoot(pen: Pen, setting: Setting, report: Report, place: Furniture): void {
  const { width } = setting;
  const [x, y] = [place.margins.side, pen.doc.page.height - place.margins.bottom + 14];
  const page = fitted(setting, fillIn(report.pageLabel, place), width * 0.2, TYPE.small);
  const footer = fitted(setting, report.footer, width - (page?.width ?? 0) - APART, TYPE.small);
  pen.line([x, y - 6], [x + width, y - 6], COLOURS.rule, 0.7);
  pen.readAs(textOf([footer, page]), () => {
    if (footer) writePlain(pen, footer, { x, y, width });
    if (page) writePlain(pen, page, { x, y, width, align: 'end' });
  });
}

/** City and section at the top, footer and page number at the foot. The cover has a foot only. */
export function drawFurniture(pen: Pen, setting: Setting, report: Report, place: Furniture): void {
  pen.artifact(() => {
    if (place.page > 1) drawHead(pen, setting, report, place);
    drawFoot(pen, setting, report, place);
  }, 'Pagination');
}
