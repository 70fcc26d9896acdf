import type { Block } from '#shared/contracts/report.ts';
import { COLOURS, GAP, restyle, TYPE } from '../design.ts';
import type { Line } from '../lines.ts';
import type { Pen } from '../pen.ts';
import { heightOf, type Piece, type Setting, setText } from '../pieces.ts';
import { writePlainLines } from '../write-line.ts';
import { titlePieces } from './headings.ts';
import { drawBand, drawMark, drawMedian } from './shapes.ts';

type Profile = Extract<Block, { kind: 'profile' }>;
type Row = Profile['rows'][number];

const LABEL = restyle(TYPE.rowHead, { size: 8.75, leading: 11.5 });
const OWN = restyle(TYPE.figure, { size: 9, leading: 11.5 });
const PAD = 3;
const STRIP_HEIGHT = 11.5;
/** Share of a column that a strip takes; words on the peers stand beside it. */
const STRIP_SHARE = 0.38;
/** The most that the own value may take; the label has the rest. */
const MOST_OWN = 0.5;
const GUTTER = 24;

interface Lane {
  readonly row: Row;
  readonly label: readonly Line[];
  readonly own: readonly Line[];
  readonly peers: readonly Line[];
  /** Label and own value, above the strip. */
  readonly head: number;
  readonly height: number;
}

/** Nothing to place on a strip: the words stand alone. */
const isPlain = ({ position, peers }: Row): boolean => position === null && peers === null;

function measure(setting: Setting, row: Row): Lane {
  const { width } = setting;
  const own = setText(setting, row.own, OWN, width * MOST_OWN);
  const labelWidth = width - Math.max(...own.map((line) => line.width)) - 8;
  const label = setText(setting, row.label, LABEL, labelWidth);
  const peers = row.peers === null ? [] : setText(setting, row.peers.text, TYPE.label, width * (1 - STRIP_SHARE) - 14);
  const head = Math.max(heightOf(label), heightOf(own));
  const strip = isPlain(row) ? 0 : Math.max(STRIP_HEIGHT, heightOf(peers));
  return { row, label, own, peers, head, height: head + strip + 2 * PAD };
}

function drawLane(pen: Pen, lane: Lane, width: number, x: number, y: number): void {
  const { row, label, own, peers, head } = lane;
  writePlainLines(pen, label, { x, y: y + PAD, width });
  writePlainLines(pen, own, { x, y: y + PAD, width, align: 'end' });
  if (isPlain(row)) return;
  const strip = width * STRIP_SHARE;
  const middle = y + PAD + head + STRIP_HEIGHT / 2;
  const from = x + 5;
  const at = (share: number) => from + Math.min(1, Math.max(0, share)) * (strip - 10);
  pen.line([from, middle], [from + strip - 10, middle], COLOURS.rule, 1);
  if (row.peers !== null) {
    drawBand(pen, at(row.peers.low), at(row.peers.high), middle, 8);
    drawMedian(pen, at(row.peers.median), middle, 11);
  }
  if (row.position !== null) drawMark(pen, 'individual', at(row.position), middle);
  const aside = width - strip - 10;
  writePlainLines(pen, peers, { x: x + width - aside, y: y + PAD + head, width: aside, align: 'end' });
}

function drawLanes(pen: Pen, lanes: readonly Lane[], width: number, x: number, y: number): void {
  let top = y;
  for (const lane of lanes) {
    pen.line([x, top], [x + width, top], COLOURS.hairline, 0.7);
    drawLane(pen, lane, width, x, top);
    top += lane.height;
  }
  pen.line([x, top], [x + width, top], COLOURS.hairline, 0.7);
}

const textOf = ({ row }: Lane): string =>
  [row.label, row.own, ...(row.peers === null ? [] : [row.peers.text])].join(' ');

interface Ends {
  readonly low: readonly Line[];
  readonly high: readonly Line[];
}

/** What the two ends of every strip mean. */
function drawEnds(pen: Pen, { low, high }: Ends, strip: number, x: number, y: number): void {
  writePlainLines(pen, low, { x, y, width: strip / 2 });
  writePlainLines(pen, high, { x: x + strip / 2, y, width: strip / 2, align: 'end' });
}

/** Where the second column begins: both about as high as each other. */
function halfway(lanes: readonly Lane[]): number {
  const total = lanes.reduce((sum, lane) => sum + lane.height, 0);
  let before = 0;
  for (const [index, lane] of lanes.entries()) {
    if (before + lane.height / 2 > total / 2) return index;
    before += lane.height;
  }
  return lanes.length;
}

/** What kind of city this is beside its peers: one strip for each feature, low to high, in two columns. */
export function profilePieces(setting: Setting, block: Profile): Piece[] {
  const title = titlePieces(setting, block.title);
  const width = (setting.width - GUTTER) / 2;
  const column = { ...setting, width };
  const lanes = block.rows.map((row) => measure(column, row));
  const strip = width * STRIP_SHARE;
  const [low, high] = [block.lowEnd, block.highEnd].map((text) => setText(setting, text, TYPE.small, strip / 2 - 3));
  const ends: Ends = { low: low!, high: high! };
  const figure = setting.tag.child('Figure', { alt: block.description });
  const cut = halfway(lanes);
  const columns = [lanes.slice(0, cut), lanes.slice(cut)];
  const head = Math.max(heightOf(ends.low), heightOf(ends.high)) + 2;
  const height = head + Math.max(...columns.map((own) => own.reduce((sum, lane) => sum + lane.height, 0)));
  const chart: Piece = {
    height,
    space: GAP.tight,
    keep: false,
    draw: (pen, { x, y }) => {
      figure.box(pen, x, y, setting.width, height);
      figure.mark(() => {
        for (const [index, own] of columns.entries()) {
          const left = x + index * (width + GUTTER);
          pen.readAs([block.lowEnd, block.highEnd, ...own.map(textOf)].join(' '), () => {
            drawEnds(pen, ends, strip, left, y);
            drawLanes(pen, own, width, left, y + head);
          });
        }
      });
    },
  };
  return [...title, chart];
}
