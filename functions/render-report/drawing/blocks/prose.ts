import type { Block, RichText } from '#shared/contracts/report.ts';
import { COLOURS, GAP, restyle, type TextStyle, TYPE } from '../design.ts';
import { framed } from '../framed.ts';
import type { Line } from '../lines.ts';
import type { Pen } from '../pen.ts';
import {
  indented,
  type Piece,
  type PiecePlace,
  type Setting,
  setText,
  spaced,
  textPieces,
  together,
} from '../pieces.ts';
import type { Tag } from '../tag.ts';
import { leadingOf, writeLine } from '../write-line.ts';

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

const TONES = { lead: TYPE.lead, body: TYPE.body, note: TYPE.note };

/** A paragraph. */
export function paragraphPieces(setting: Setting, { text, tone }: Of<'paragraph'>): Piece[] {
  const lines = setText(setting, text, setting.dense ? TYPE.dense : TONES[tone]);
  return textPieces(lines, setting.tag.child('P'), setting.width, tone === 'lead' ? GAP.block : GAP.text);
}

const INDENT = 15;
const MARKER_WIDTH = 11;

/** Draws a bullet beside the first line of an item. */
function bullet(pen: Pen, label: Tag, at: PiecePlace, line: Line): void {
  label.mark(() => pen.circle(at.x + 5, at.y + leadingOf(line) / 2 + 0.4, 1.7, { fill: COLOURS.brandSoft }));
}

/** One item: its marker stands beside the first line. */
export function itemPieces(
  setting: Setting,
  list: Tag,
  text: RichText,
  number: Line | null,
  style: TextStyle,
): Piece[] {
  const item = list.child('LI');
  const label = item.child('Lbl', number === null ? { actual: '•' } : {});
  const width = setting.width - INDENT;
  const lines = setText(setting, text, style, width);
  const pieces = indented(
    textPieces(lines, item.child('LBody'), width, style.size < TYPE.body.size ? GAP.line : GAP.hair),
    INDENT,
  );
  return pieces.map((piece, index) => {
    if (index > 0) return piece;
    return {
      ...piece,
      draw: (pen, at) => {
        if (number === null) bullet(pen, label, at, lines[0]!);
        else writeLine(pen, label, number, { x: at.x, y: at.y, width: MARKER_WIDTH, align: 'end' });
        piece.draw(pen, at);
      },
    };
  });
}

/** A list, tagged with the way it is numbered. */
export function listPieces(
  setting: Setting,
  { items, ordered }: Of<'list'>,
  style: TextStyle = setting.dense ? TYPE.dense : TYPE.body,
): Piece[] {
  const numbering = ordered ? 'Decimal' : 'Disc';
  const list = setting.tag.child('L').attribute({ O: 'List', ListNumbering: numbering });
  return items.flatMap((item, index) => {
    const number = ordered
      ? setText(setting, `${index + 1}.`, restyle(style, { weight: 'strong', colour: COLOURS.brandSoft }))[0]!
      : null;
    const pieces = itemPieces(setting, list, item, number, style);
    return index === 0 ? spaced(pieces, GAP.text) : pieces;
  });
}

/** A finding or a caution in a box of its own. */
export function calloutPieces(setting: Setting, { title, text, tone }: Of<'callout'>): Piece[] {
  const frame = {
    width: setting.width,
    padding: { top: 8, side: 15, bottom: 9 },
    fill: tone === 'finding' ? COLOURS.tint : COLOURS.cautionTint,
    bar: tone === 'finding' ? COLOURS.brandSoft : COLOURS.caution,
  };
  const inner = { ...setting, tag: setting.tag.child('Div'), width: setting.width - 30 };
  const heading = inner.tag.child('P');
  const pieces = [
    ...textPieces(setText(inner, title, TYPE.title), heading, inner.width, 0, true),
    ...text.flatMap((paragraph) =>
      textPieces(setText(inner, paragraph, TYPE.body), inner.tag.child('P'), inner.width, 4),
    ),
  ];
  return together(framed(pieces, frame, GAP.block));
}

/** Each term runs into its value: definitions to look things up in. */
function definitionPieces(setting: Setting, rows: Of<'facts'>['rows']): Piece[] {
  const list = setting.tag.child('L').attribute({ O: 'List', ListNumbering: 'None' });
  return rows.flatMap(({ term, value }, index) => {
    const text: RichText = [{ text: `${term}:`, strong: true }, { text: ` ${value}` }];
    const lines = setText(setting, text, TYPE.dense);
    return textPieces(lines, list.child('LI').child('LBody'), setting.width, index === 0 ? GAP.tight : GAP.line);
  });
}

/** More terms than this are definitions. */
const MOST_FACTS = 8;

/** Terms and their values in two columns. */
export function factPieces(setting: Setting, rows: Of<'facts'>['rows']): Piece[] {
  if (setting.dense || rows.length > MOST_FACTS) return definitionPieces(setting, rows);
  const list = setting.tag.child('L').attribute({ O: 'List', ListNumbering: 'None' });
  const termWidth = setting.width * 0.34;
  return rows.map(({ term, value }, index) => {
    const item = list.child('LI');
    const [label, body] = [item.child('Lbl'), item.child('LBody')];
    const terms = setText(setting, term, { ...TYPE.cell, colour: COLOURS.muted }, termWidth - 12);
    const values = setText(setting, value, TYPE.cell, setting.width - termWidth);
    const keep = rows.length > 2 && (index === 0 || index === rows.length - 2);
    return factRow(setting, { label, body, terms, values, termWidth, first: index === 0, keep });
  });
}

interface FactRow {
  readonly label: Tag;
  readonly body: Tag;
  readonly terms: readonly Line[];
  readonly values: readonly Line[];
  readonly termWidth: number;
  readonly first: boolean;
  readonly keep: boolean;
}

function factRow({ width }: Setting, { label, body, terms, values, termWidth, first, keep }: FactRow): Piece {
  const height = Math.max(terms.length, values.length) * TYPE.cell.leading + 7;
  return {
    height,
    space: first ? GAP.block : 0,
    keep,
    draw: (pen, { x, y }) => {
      pen.artifact(() => pen.line([x, y + height], [x + width, y + height], COLOURS.hairline, 0.7));
      for (const [index, line] of terms.entries()) {
        writeLine(pen, label, line, { x, y: y + 3.5 + index * TYPE.cell.leading, width: termWidth });
      }
      for (const [index, line] of values.entries()) {
        const at = { x: x + termWidth, y: y + 3.5 + index * TYPE.cell.leading, width: width - termWidth };
        writeLine(pen, body, line, at);
      }
    },
  };
}
