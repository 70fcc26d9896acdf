import type { LevelsBlock } from '#shared/contracts/report.ts';
import { COLOURS, GAP, TYPE } from '../design.ts';
import { fullWidth, type Line } from '../lines.ts';
import type { Pen } from '../pen.ts';
import { heightOf, type Piece, plain, type Setting, setText } from '../pieces.ts';
import { wordsOf } from '../words.ts';
import { writePlainLines } from '../write-line.ts';
import { titlePieces } from './headings.ts';
import { drawLane, type LevelsGrid, type LevelsLane, measureLane, textOfLane } from './levels-row.ts';
import { drawLegendMark } from './shapes.ts';
import { tablePieces } from './table.ts';

/** More rows would not fit a page beside their head; a longer chart goes on in another figure. */
const MOST_ROWS = 9;
const COLUMN_GAP = 12;
const LEGEND_SIGN = 25;
const LEGEND_GAP = 12;
/** Steps in which the narrowest width is looked for that takes no more rows. */
const LEGEND_STEP = 10;

function gridOf(setting: Setting, { rows, table }: LevelsBlock): LevelsGrid {
  const { width } = setting;
  const words = (text: string, style = TYPE.figure) => wordsOf(setting.faces, plain(text), style, setting.direction);
  const marks = rows.flatMap((row) => row.marks.map((mark) => fullWidth(words(mark.text))));
  const several = rows.some((row) => row.marks.length > 1);
  const intervals = table === null ? rows.map((row) => fullWidth(words(row.interval?.text ?? '', TYPE.small))) : [];
  const valueWidth = Math.min(96, Math.max(30, ...marks.map((mark) => mark + 1), ...intervals.map((text) => text + 1)));
  const notes = rows.map((row) => fullWidth(words(row.note ?? '', TYPE.label)));
  // Two lines are enough for most notes; long ones get more room instead.
  const noteWidth =
    Math.max(...notes) === 0 ? 0 : Math.min(width * 0.25, Math.max(width * 0.18, Math.max(...notes) / 1.9));
  const label = width * 0.21;
  const values = valueWidth + (several ? 14 : 0);
  const noteX = width - noteWidth;
  const valueX = noteX - values - (noteWidth > 0 ? COLUMN_GAP : 0);
  const plotX = label + COLUMN_GAP + 6;
  return { label, plotX, plotWidth: valueX - plotX - COLUMN_GAP - 2, valueX, valueWidth, noteX, noteWidth };
}

/** Numbers or names of the levels over the plot, and a line down from each. */
function axisOf(setting: Setting, axis: LevelsBlock['axis'], grid: LevelsGrid) {
  const step = grid.plotWidth / 4;
  const whole = axis.map(({ label }) => setText(setting, label, TYPE.small, grid.plotWidth)[0]!.width);
  // On one line each, as long as neighbours do not touch.
  const apart = whole.every((width, index) => (width + (whole[index + 1] ?? 0)) / 2 + 2 <= step);
  const room = apart ? grid.plotWidth : step - 1;
  const labels = axis.map(({ value, label }) => ({ value, lines: setText(setting, label, TYPE.small, room) }));
  const height = Math.max(0, ...labels.map((label) => heightOf(label.lines))) + 4;
  const at = (value: number, x: number) => x + grid.plotX + ((value - 1) / 4) * grid.plotWidth;
  return {
    height,
    draw: (pen: Pen, x: number, y: number, bottom: number) => {
      for (const { value, lines } of labels) {
        const middle = at(value, x);
        const top = y + height - 4 - heightOf(lines);
        writePlainLines(pen, lines, { x: middle - step / 2, y: top, width: step, align: 'middle' });
        pen.line([middle, y + height], [middle, bottom], COLOURS.hairline, 0.8);
      }
    },
  };
}

interface LegendEntry {
  readonly text: string;
  readonly mark: LevelsBlock['legend'][number]['mark'];
  readonly lines: readonly Line[];
  readonly width: number;
}

/** Entries below each other in rows of at most `width` points. */
function legendRows(entries: readonly LegendEntry[], width: number): (LegendEntry & { readonly x: number })[][] {
  const rows: (LegendEntry & { readonly x: number })[][] = [];
  let x = Number.POSITIVE_INFINITY;
  for (const entry of entries) {
    if (x + entry.width > width) {
      rows.push([]);
      x = 0;
    }
    rows.at(-1)!.push({ ...entry, x });
    x += entry.width + LEGEND_GAP;
  }
  return rows;
}

function drawLegendRow(
  pen: Pen,
  row: readonly (LegendEntry & { readonly x: number })[],
  left: number,
  y: number,
): void {
  for (const { mark, x, lines, width } of row) {
    drawLegendMark(pen, mark, left + x, y + TYPE.small.leading / 2);
    writePlainLines(pen, lines, { x: left + x + LEGEND_SIGN, y, width });
  }
}

/** Entries of a legend in as few rows as hold them, each row about as long as the others. */
function legendOf(setting: Setting, legend: LevelsBlock['legend']) {
  const entries = legend.map(({ mark, text }) => {
    const lines = setText(setting, text, TYPE.small, setting.width - LEGEND_SIGN);
    return { mark, text, lines, width: LEGEND_SIGN + Math.max(...lines.map((line) => line.width)) };
  });
  let rows = legendRows(entries, setting.width);
  for (let width = setting.width; width > 0; width -= LEGEND_STEP) {
    const narrower = legendRows(entries, width);
    if (narrower.length > rows.length) break;
    rows = narrower;
  }
  const heights = rows.map((row) => Math.max(...row.map((entry) => heightOf(entry.lines))) + 4);
  return {
    height: heights.reduce((sum, height) => sum + height, 0) + (rows.length > 0 ? 6 : 0),
    draw: (pen: Pen, left: number, top: number) => {
      let y = top + 6;
      for (const [index, row] of rows.entries()) {
        pen.readAs(row.map(({ text }) => text).join(' '), () => drawLegendRow(pen, row, left, y));
        y += heights[index]!;
      }
    },
  };
}

function chartPiece(
  setting: Setting,
  block: LevelsBlock,
  lanes: readonly LevelsLane[],
  grid: LevelsGrid,
  alt: string,
): Piece {
  const figure = setting.tag.child('Figure', { alt });
  const axis = axisOf(setting, block.axis, grid);
  const legend = legendOf(setting, block.legend);
  const rows = lanes.reduce((sum, lane) => sum + lane.height, 0);
  const height = axis.height + rows + legend.height;
  return {
    height,
    space: GAP.text,
    keep: false,
    draw: (pen, { x, y }) => {
      figure.box(pen, x, y, setting.width, height);
      figure.mark(() => {
        pen.readAs(block.axis.map(({ label }) => label).join(' '), () => axis.draw(pen, x, y, y + axis.height + rows));
        let top = y + axis.height;
        for (const lane of lanes) {
          pen.line([x, top], [x + setting.width, top], COLOURS.hairline, 0.7);
          pen.readAs(textOfLane(lane), () => drawLane(pen, setting, lane, grid, { x, y: top }));
          top += lane.height;
        }
        pen.line([x, top], [x + setting.width, top], COLOURS.rule, 0.8);
        legend.draw(pen, x, top);
      });
    },
  };
}

/** A dot plot on the scale of levels, with its numbers as a table where no other block prints them. */
export function levelsPieces(setting: Setting, block: LevelsBlock): Piece[] {
  const grid = gridOf(setting, block);
  const title = titlePieces(setting, block.title);
  const lanes = block.rows.map((row) => measureLane(setting, row, grid, { interval: block.table === null }));
  const parts = Math.max(1, Math.ceil(lanes.length / MOST_ROWS));
  const size = Math.ceil(lanes.length / parts);
  const charts = Array.from({ length: parts }, (_, part) => {
    const alt = part === 0 ? block.description : block.title;
    return chartPiece(setting, block, lanes.slice(part * size, (part + 1) * size), grid, alt);
  });
  return [...title, ...charts, ...(block.table === null ? [] : tablePieces(setting, block.table))];
}
