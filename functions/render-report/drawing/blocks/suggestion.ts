import type { RichText, SuggestionBlock } from '#shared/contracts/report.ts';
import { COLOURS, GAP, restyle, type TextStyle, TYPE } from '../design.ts';
import { framed } from '../framed.ts';
import {
  type Piece,
  type Setting,
  setText,
  setTitle,
  sideBySide,
  stackHeight,
  textPieces,
  together,
} from '../pieces.ts';
import { listPieces } from './prose.ts';

const PADDING = { top: 11, side: 16, bottom: 12 };
const COLUMN_GAP = 22;
const FACTS_SHARE = 0.31;

type Write = (text: RichText | string, style: TextStyle, space: number, keep?: boolean) => Piece[];

const writer =
  (setting: Setting): Write =>
  (text, style, space, keep = false) =>
    textPieces(setText(setting, text, style), setting.tag.child('P'), setting.width, space, keep);

/** What it takes: terms in small print over their values. */
function facts(setting: Setting, rows: SuggestionBlock['facts']): Piece[] {
  if (rows.length === 0) return [];
  const list = setting.tag.child('L').attribute({ O: 'List', ListNumbering: 'None' });
  return rows.flatMap(({ term, value }, index) => {
    const item = list.child('LI');
    return [
      ...textPieces(
        setText(setting, term, restyle(TYPE.small, { weight: 'strong' })),
        item.child('Lbl'),
        setting.width,
        index === 0 ? 0 : 5,
        true,
      ),
      ...textPieces(setText(setting, value, TYPE.cell), item.child('LBody'), setting.width, 0),
    ];
  });
}

function example(setting: Setting, { place, claim, link, linkText, likeness }: SuggestionBlock['example']): Piece[] {
  const blank = claim === '' ? '' : ' ';
  const source: RichText = link === null ? [{ text: linkText }] : [{ text: linkText, link }];
  const text: RichText = [{ text: place, strong: true }, { text: `${blank}${claim} ` }, ...source];
  const inner = { ...setting, width: setting.width - 26 };
  const write = writer(inner);
  const pieces = [
    ...write(text, TYPE.cell, 0, likeness !== null),
    ...(likeness === null ? [] : write(likeness, restyle(TYPE.small, { weight: 'emphasis' }), 2)),
  ];
  const frame = {
    width: setting.width,
    padding: { top: 7, side: 13, bottom: 7 },
    fill: COLOURS.tint,
    bar: COLOURS.peerLine,
  };
  return together(framed(pieces, frame, 10));
}

/** A suggestion as a card: what to do and why, what it takes, first steps, who did it. */
export function suggestionPieces(setting: Setting, block: SuggestionBlock): Piece[] {
  const tag = setting.tag.child('Sect');
  const inner = { ...setting, tag, width: setting.width - 2 * PADDING.side };
  const write = writer(inner);
  const title = setTitle(inner, block.title, restyle(TYPE.title, { colour: COLOURS.brand, size: 12.5 }));
  const head = [
    ...textPieces(title, tag.child(`H${setting.titleLevel}`), inner.width, 0, true),
    ...write(block.context, TYPE.labelStrong, 1, true),
    ...write(block.why, TYPE.emphasis, 5, true),
  ];
  const sideWidth = inner.width * FACTS_SHARE;
  const mainWidth = inner.width - sideWidth - COLUMN_GAP;
  const main = writer({ ...inner, width: mainWidth });
  const left = [
    ...main(block.description, TYPE.compact, 0),
    ...main(block.whyItWorks, TYPE.compact, 6),
    ...steps({ ...inner, width: mainWidth }, block.steps),
  ];
  const right = facts({ ...inner, width: sideWidth - 14 }, block.facts);
  const columns = sideBySide(
    [
      { x: 0, pieces: left },
      { x: mainWidth + COLUMN_GAP + 14, pieces: right },
    ],
    9,
  );
  const ruled: Piece = {
    ...columns,
    keep: true,
    draw: (pen, at) => {
      const x = at.x + mainWidth + COLUMN_GAP;
      const height = stackHeight(right);
      pen.artifact(() => pen.line([x, at.y + 1], [x, at.y + height], COLOURS.rule, 0.8));
      columns.draw(pen, at);
    },
  };
  const body = right.length === 0 ? left : [ruled];
  const frame = { width: setting.width, padding: PADDING, outline: COLOURS.rule, bar: COLOURS.brand };
  return together(framed([...head, ...body, ...example(inner, block.example)], frame, GAP.block));
}

function steps(setting: Setting, { title, items }: SuggestionBlock['steps']): Piece[] {
  if (items.length === 0) return [];
  const rich = items.map((text): RichText => [{ text }]);
  return [
    ...writer(setting)(title, restyle(TYPE.rowHead, { colour: COLOURS.brand }), 8, true),
    ...listPieces(setting, { kind: 'list', ordered: true, items: rich }, TYPE.compact),
  ];
}
