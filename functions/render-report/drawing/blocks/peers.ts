import type { Block } from '#shared/contracts/report.ts';
import { COLOURS, GAP, restyle, TYPE } from '../design.ts';
import { indented, type Piece, type Setting, setText, stackHeight, textPieces, together } from '../pieces.ts';
import { writePlain } from '../write-line.ts';
import { titlePieces } from './headings.ts';
import { drawPointMark } from './map.ts';

type Peers = Extract<Block, { kind: 'peers' }>;

const INDENT = 28;
const ASIDE_SHARE = 0.27;
const PAD = 6;

/** One city: name and place, how alike in words at the side, why below. */
function itemPiece(setting: Setting, peer: Peers['items'][number], list: Setting['tag'], first: boolean): Piece {
  const item = list.child('LI');
  const label = peer.number === null ? null : item.child('Lbl');
  const body = item.child('LBody');
  const aside = setting.width * ASIDE_SHARE;
  const width = setting.width - INDENT - aside - 14;
  const name = [{ text: peer.name, strong: true }, { text: ` ${peer.place}` }];
  const main = [
    ...textPieces(setText(setting, name, TYPE.body, width), body.child('P'), width, 0),
    ...peer.why.flatMap((why) => textPieces(setText(setting, why, TYPE.small, width), body.child('P'), width, 1)),
  ];
  const likeness = setText(setting, peer.likeness, TYPE.rowHead, aside);
  const side = [
    ...textPieces(likeness, body.child('P'), aside, 0),
    ...(peer.stability === null
      ? []
      : textPieces(setText(setting, peer.stability, TYPE.small, aside), body.child('P'), aside, 1)),
  ];
  const height = Math.max(stackHeight(main), stackHeight(side)) + 2 * PAD;
  const style = restyle(TYPE.small, {
    weight: 'strong',
    colour: COLOURS.white,
    size: (peer.number ?? 0) > 9 ? 7.6 : 8.5,
  });
  const number = peer.number === null ? [] : setText(setting, String(peer.number), style, 40);
  return {
    height,
    space: first ? GAP.tight : 0,
    keep: false,
    draw: (pen, { x, y }) => {
      pen.artifact(() => pen.line([x, y + height], [x + setting.width, y + height], COLOURS.hairline, 0.7));
      label?.mark(() => {
        drawPointMark(pen, 'peer', x + 8.5, y + PAD + 7.5, 8);
        const at = { x: x - 1.5, y: y + PAD + 7.5 - style.leading / 2, width: 20 };
        for (const line of number) writePlain(pen, line, { ...at, align: 'middle' });
      });
      let top = y + PAD;
      for (const piece of indented(main, INDENT)) {
        top += piece.space;
        piece.draw(pen, { x, y: top, gap: 0 });
        top += piece.height;
      }
      top = y + PAD + 1;
      for (const piece of indented(side, setting.width - aside)) {
        top += piece.space;
        piece.draw(pen, { x, y: top, gap: 0 });
        top += piece.height;
      }
    },
  };
}

/** Peer cities, each with what it shares with this one. */
export function peerPieces(setting: Setting, { title, items }: Peers): Piece[] {
  const heading = titlePieces(setting, title);
  if (items.length === 0) return heading;
  const list = setting.tag
    .child('L')
    .attribute({ O: 'List', ListNumbering: items[0]!.number === null ? 'None' : 'Decimal' });
  const pieces = items.map((item, index) => itemPiece(setting, item, list, index === 0));
  const [first, second, ...rest] = pieces;
  return [...heading, ...together([first!, ...(second ? [second] : [])]), ...rest];
}
