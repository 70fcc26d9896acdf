import type { Block, RichText } from '#shared/contracts/report.ts';
import { COLOURS, GAP, restyle, TYPE } from '../design.ts';
import { fullWidth } from '../lines.ts';
import { drawStack, heightOf, type Piece, type Setting, setText, stackHeight, textPieces } from '../pieces.ts';
import { wordsOf } from '../words.ts';
import { writePlainLines } from '../write-line.ts';
import { titlePieces } from './headings.ts';
import { drawPointMark } from './map.ts';

type Peers = Extract<Block, { kind: 'peers' }>;

/** Close enough to the number that programs which guess columns from blanks read both as one line. */
const INDENT = 18;
/** The most of the line that says how alike a city is. */
const ASIDE_SHARE = 0.7;
const PAD = 3;
const NUMBER = restyle(TYPE.small, { weight: 'strong', colour: COLOURS.white });

const widthOf = (setting: Setting, text: RichText): number =>
  fullWidth(wordsOf(setting.faces, text, TYPE.small, setting.direction)) + 1;

/** Name and place, how alike at the end of the line, why below across the width. */
function itemPiece(setting: Setting, peer: Peers['items'][number], list: Setting['tag'], first: boolean): Piece {
  const item = list.child('LI');
  const label = peer.number === null ? null : item.child('Lbl');
  const body = item.child('LBody');
  const room = setting.width - INDENT;
  const like = [
    { text: peer.likeness, strong: true },
    ...(peer.stability === null ? [] : [{ text: ` ${peer.stability}` }]),
  ];
  const aside = peer.stability === null ? widthOf(setting, like) : room * ASIDE_SHARE;
  const nameWidth = room - aside - 12;
  const head = body.child('P');
  const name = setText(setting, [{ text: peer.name, strong: true }, { text: ` ${peer.place}` }], TYPE.body, nameWidth);
  const side = setText(setting, like, TYPE.small, aside);
  const why = textPieces(setText(setting, peer.why.join(' '), TYPE.small, room), body.child('P'), room, 0);
  const top = Math.max(heightOf(name), heightOf(side) + 1.5) + 1;
  const height = top + stackHeight(why) + 2 * PAD;
  const number = peer.number === null ? [] : setText(setting, String(peer.number), NUMBER, 40);
  const spoken = [peer.name, peer.place, peer.likeness, peer.stability ?? ''].join(' ').trim();
  return {
    height,
    space: first ? GAP.tight : 0,
    keep: false,
    draw: (pen, { x, y }) => {
      pen.artifact(() => pen.line([x, y + height], [x + setting.width, y + height], COLOURS.hairline, 0.7));
      label?.mark(() => {
        drawPointMark(pen, 'peer', x + 7, y + PAD + 7, 7);
        const at = { x: x - 3, y: y + PAD + 7 - NUMBER.leading / 2, width: 20 };
        writePlainLines(pen, number, { ...at, align: 'middle' });
      });
      head.mark(() =>
        pen.readAs(spoken, () => {
          writePlainLines(pen, name, { x: x + INDENT, y: y + PAD, width: nameWidth });
          writePlainLines(pen, side, { x: x + setting.width - aside, y: y + PAD + 1.5, width: aside });
        }),
      );
      drawStack(pen, why, x + INDENT, y + PAD + top);
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
  // No city stands alone at the foot of a page or at the head of the next.
  const kept = pieces.map((piece, index) =>
    index === 0 || index === pieces.length - 2 ? { ...piece, keep: true } : piece,
  );
  return [...heading, ...kept.slice(0, -1), pieces.at(-1)!];
}
