import { GAP, TYPE } from '../design.ts';
import { type Piece, type Setting, setTitle, spaced, textPieces, together } from '../pieces.ts';

/** Title of a block such as a chart: stays with what it names. */
export function titlePieces(setting: Setting, text: string, space: number = GAP.title): Piece[] {
  const tag = setting.tag.child(`H${setting.titleLevel}`);
  const pieces = textPieces(setTitle(setting, text, TYPE.title), tag, setting.width, space, true);
  return together(pieces, true);
}

/** A heading inside a section. */
export function headingPieces(setting: Setting, text: string): Piece[] {
  const tag = setting.tag.child('H3');
  const style = setting.dense ? TYPE.title : TYPE.heading;
  const pieces = textPieces(setTitle(setting, text, style), tag, setting.width, GAP.title, true);
  return together(pieces, true);
}

/** First pieces after a title stand close to it. */
export const underTitle = (pieces: readonly Piece[], space: number = GAP.tight): Piece[] => spaced(pieces, space);
