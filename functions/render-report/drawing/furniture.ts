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

/** City and section at the top, footer and page number at the foot. The cover has a foot only. */
export function drawFurniture(pen: Pen, setting: Setting, report: Report, place: Furniture): void {
  const { height } = pen.doc.page;
  const { width } = setting;
  const x = place.margins.side;
  const head = place.margins.top - 28;
  const warning =
    report.demonstration === null ? undefined : fitted(setting, report.demonstration, width * 0.42, WARNING);
  const side = warning === undefined ? width * 0.48 : (width - warning.width) / 2 - 24;
  pen.artifact(() => {
    if (place.page > 1) {
      const city = fitted(setting, report.cityName, side, restyle(TYPE.small, { weight: 'strong' }));
      const section = fitted(setting, place.section, side, TYPE.small);
      if (warning) writePlain(pen, warning, { x, y: head, width, align: 'middle' });
      if (city) writePlain(pen, city, { x, y: head, width });
      if (section) writePlain(pen, section, { x, y: head, width, align: 'end' });
      pen.line([x, head + 15], [x + width, head + 15], COLOURS.rule, 0.7);
    }
    const y = height - place.margins.bottom + 14;
    const footer = fitted(setting, report.footer, width * 0.78, TYPE.small);
    const page = fitted(setting, fillIn(report.pageLabel, place), width * 0.2, TYPE.small);
    pen.line([x, y - 6], [x + width, y - 6], COLOURS.rule, 0.7);
    if (footer) writePlain(pen, footer, { x, y, width });
    if (page) writePlain(pen, page, { x, y, width, align: 'end' });
  }, 'Pagination');
}
