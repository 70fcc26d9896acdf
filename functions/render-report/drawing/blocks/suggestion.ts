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

const PADDING = { top: 6, side: 14, bottom: 7 };
const GUTTER = 18;
/** Shares of the width: what and why, first steps, what it takes. With these the library's cards are lowest. */
const SHARES = [0.35, 0.37, 0.28] as const;
/** So many facts, the effort, stand below the steps that take it. */
const BELOW_STEPS = 1;

type Write = (text: RichText | string, style: TextStyle, space: number, keep?: boolean) => Piece[];

const writer =
  (setting: Setting): Write =>
  (text, style, space, keep = false) =>
    textPieces(setText(setting, text, style), setting.tag.child('P'), setting.width, space, keep);

/** What it takes: each term runs into its value. */
function facts(setting: Setting, rows: SuggestionBlock['facts'], space = 0): Piece[] {
  if (rows.length === 0) return [];
  const list = setting.tag.child('L').attribute({ O: 'List', ListNumbering: 'None' });
  return rows.flatMap(({ term, value }, index) => {
    const text: RichText = [{ text: term, strong: true }, { text: ` ${value}` }];
    const body = list.child('LI').child('LBody');
    return textPieces(setText(setting, text, FACT), body, setting.width, index === 0 ? space : GAP.line);
  });
}
/** Told apart from what to do by its tone, so that each column stays one text. */
const WHY = restyle(TYPE.compact, { colour: COLOURS.muted });
const FACT = restyle(TYPE.small, { colour: COLOURS.ink });

function steps(setting: Setting, { title, items }: SuggestionBlock['steps']): Piece[] {
  if (items.length === 0) return [];
  const rich = items.map((text): RichText => [{ text }]);
  return [
    ...writer(setting)(title, restyle(TYPE.compact, { colour: COLOURS.brand, weight: 'strong' }), 0, true),
    ...listPieces(setting, { kind: 'list', ordered: true, items: rich }, TYPE.compact),
  ];
}

function example(setting: Setting, { place, claim, link, linkText, likeness }: SuggestionBlock['example']): Piece[] {
  const blank = claim === '' ? '' : ' ';
  const source: RichText = link === null ? [{ text: linkText }] : [{ text: linkText, link }];
  const like: RichText = likeness === null ? [] : [{ text: ` ${likeness}`, emphasis: true }];
  const text: RichText = [{ text: place, strong: true }, { text: `${blank}${claim} ` }, ...source, ...like];
  const width = setting.width - 22;
  const pieces = writer({ ...setting, width })(text, restyle(TYPE.compact, { size: 8.75, leading: 11.5 }), 0);
  const padding = { top: 4, side: 11, bottom: 4.5 };
  return together(framed(pieces, { width: setting.width, padding, fill: COLOURS.tint, bar: COLOURS.peerLine }, 7));
}

/** The three columns, with hairlines between them. */
function columnsPiece(
  setting: Setting,
  { description, whyItWorks, steps: first, facts: rows }: SuggestionBlock,
): Piece {
  const room = setting.width - 2 * GUTTER;
  const widths = SHARES.map((share) => share * room);
  const inner = widths.map((width) => ({ ...setting, width }));
  const write = writer(inner[0]!);
  const stacks = [
    [...write(description, TYPE.compact, 0), ...write(whyItWorks, WHY, GAP.line)],
    [...steps(inner[1]!, first), ...facts(inner[1]!, rows.slice(0, BELOW_STEPS), GAP.line)],
    facts(inner[2]!, rows.slice(BELOW_STEPS)),
  ];
  const starts = [0, widths[0]! + GUTTER, widths[0]! + widths[1]! + 2 * GUTTER];
  const columns = sideBySide(
    stacks.map((pieces, index) => ({ x: starts[index]!, pieces })),
    6,
  );
  const height = Math.max(...stacks.map(stackHeight));
  return {
    ...columns,
    keep: true,
    draw: (pen, at) => {
      pen.artifact(() => {
        for (const start of starts.slice(1)) {
          const x = at.x + start - GUTTER / 2;
          pen.line([x, at.y + 1], [x, at.y + height], COLOURS.hairline, 0.8);
        }
      });
      columns.draw(pen, at);
    },
  };
}

/** A suggestion as a card: what to do and why it was chosen, first steps, what it takes, who did it. */
export function suggestionPieces(setting: Setting, block: SuggestionBlock): Piece[] {
  const tag = setting.tag.child('Sect');
  const inner = { ...setting, tag, width: setting.width - 2 * PADDING.side };
  const title = setTitle(inner, block.title, restyle(TYPE.title, { colour: COLOURS.brand, size: 12 }));
  const reason: RichText = [{ text: block.context, strong: true }, { text: ` ${block.why}` }];
  const head = [
    ...textPieces(title, tag.child(`H${setting.titleLevel}`), inner.width, 0, true),
    ...writer(inner)(reason, restyle(TYPE.note, { size: 8.5, leading: 11.5 }), 1, true),
  ];
  const pieces = [...head, columnsPiece(inner, block), ...example(inner, block.example)];
  const frame = { width: setting.width, padding: PADDING, outline: COLOURS.rule, bar: COLOURS.brand };
  return together(framed(pieces, frame, GAP.block));
}
