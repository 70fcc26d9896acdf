import type { Block } from '#shared/contracts/report.ts';
import { COLOURS, type Colour, GAP, restyle, TYPE } from '../design.ts';
import { framed } from '../framed.ts';
import { type Piece, type Setting, setText, sideBySide, stackHeight, textPieces, together } from '../pieces.ts';
import { writeLine } from '../write-line.ts';
import { titlePieces } from './headings.ts';

type Roadmap = Extract<Block, { kind: 'roadmap' }>;
type Column = Roadmap['columns'][number];
type Item = Column['items'][number];

const GUTTER = 10;
/** Steps side by side: with more, their titles would take too many lines. */
const IN_A_ROW = 3;
/** Now is darkest, later lightest: order shows in grey as well as in the heads' words. */
const HEADS: readonly { fill: Colour; text: Colour; hint: Colour }[] = [
  { fill: COLOURS.brand, text: COLOURS.white, hint: COLOURS.coverText },
  { fill: COLOURS.brandSoft, text: COLOURS.white, hint: COLOURS.white },
  { fill: COLOURS.peerFill, text: COLOURS.brand, hint: COLOURS.ink },
];
const PADDING = { top: 5, side: 9, bottom: 6 };
const HEAD = { top: 5, side: 9, bottom: 5 };
const TITLE = restyle(TYPE.small, { weight: 'strong', colour: COLOURS.ink });

const stepWidth = (width: number): number => (width - (IN_A_ROW - 1) * GUTTER) / IN_A_ROW;

/** Blank between the name of a bar and its time. */
const BESIDE = 8;

/** A bar from edge to edge, in its middle the name and the time that it stands for. */
function headOf(setting: Setting, { title, hint }: Column, index: number): Piece[] {
  const { fill, text, hint: muted } = HEADS[index]!;
  const width = setting.width - 2 * PADDING.side;
  const [name, time] = [
    setText(setting, title, restyle(TYPE.heading, { colour: text }), width)[0]!,
    setText(setting, hint, restyle(TYPE.label, { colour: muted }), width)[0]!,
  ];
  const tags = [setting.tag.child(`H${setting.titleLevel + 1}`), setting.tag.child('P')] as const;
  const start = (width - name.width - BESIDE - time.width) / 2;
  const line: Piece = {
    height: TYPE.heading.leading,
    space: 0,
    keep: false,
    draw: (pen, { x, y }) => {
      writeLine(pen, tags[0], name, { x: x + start, y, width: name.width });
      const lowered = y + (TYPE.heading.leading - TYPE.label.leading) / 2 + 1.5;
      writeLine(pen, tags[1], time, { x: x + start + name.width + BESIDE, y: lowered, width: time.width });
    },
  };
  return together(framed([line], { width: setting.width, padding: HEAD, fill }, GAP.text), true);
}

function stepPieces(setting: Setting, list: Setting['tag'], { title, detail }: Item): Piece[] {
  const body = list.child('LI').child('LBody');
  return [
    ...textPieces(setText(setting, title, TITLE), body.child('P'), setting.width, 0, true),
    ...textPieces(setText(setting, detail, TYPE.small), body.child('P'), setting.width, GAP.line),
  ];
}

/** Steps side by side in frames, one as high as the other. */
function rowPiece(setting: Setting, list: Setting['tag'], items: readonly Item[]): Piece {
  const width = stepWidth(setting.width);
  const inner = { ...setting, width: width - 2 * PADDING.side };
  const stacks = items.map((item) => stepPieces(inner, list, item));
  const highest = Math.max(...stacks.map(stackHeight));
  const columns = stacks.map((pieces, index) => {
    const padding = { ...PADDING, bottom: PADDING.bottom + highest - stackHeight(pieces) };
    return { x: index * (width + GUTTER), pieces: framed(pieces, { width, padding, outline: COLOURS.rule }, 0) };
  });
  return sideBySide(columns, GAP.tight);
}

function bandPieces(setting: Setting, column: Column, index: number): Piece[] {
  const head = headOf(setting, column, index);
  if (column.items.length === 0) {
    const width = setting.width - 2 * PADDING.side;
    const text = textPieces(setText(setting, column.empty, TYPE.label, width), setting.tag.child('P'), width, 0);
    return [...head, ...framed(text, { width: setting.width, padding: PADDING, outline: COLOURS.rule }, GAP.tight)];
  }
  const list = setting.tag.child('L').attribute({ O: 'List', ListNumbering: 'None' });
  const rows = Array.from({ length: Math.ceil(column.items.length / IN_A_ROW) }, (_, row) =>
    rowPiece(setting, list, column.items.slice(row * IN_A_ROW, (row + 1) * IN_A_ROW)),
  );
  return [...head, ...rows];
}

/** Now, next and later below each other, the steps of each three in a row and read row by row. */
export function roadmapPieces(setting: Setting, { title, columns }: Roadmap): Piece[] {
  const heading = titlePieces(setting, title);
  const bands = columns.map((column, index) =>
    bandPieces({ ...setting, tag: setting.tag.child('Sect') }, column, index),
  );
  return [...heading, ...bands.flat()];
}
