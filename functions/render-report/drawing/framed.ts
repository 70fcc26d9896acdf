import type { Colour } from './design.ts';
import type { Pen } from './pen.ts';
import { indented, type Piece } from './pieces.ts';

export interface Frame {
  readonly width: number;
  readonly padding: { readonly top: number; readonly side: number; readonly bottom: number };
  readonly fill?: Colour;
  readonly outline?: Colour;
  /** A bar along the side where reading starts. */
  readonly bar?: Colour;
}

const BAR_WIDTH = 3;

function drawFrame(pen: Pen, frame: Frame, x: number, y: number, height: number, above: number): void {
  const { width, fill, bar, outline } = frame;
  pen.artifact(() => {
    if (fill) pen.rectangle(x, y, width, height, { fill });
    if (outline) {
      pen.line([x, y], [x, y + height], outline, 0.8);
      pen.line([x + width, y], [x + width, y + height], outline, 0.8);
    }
    if (bar) pen.rectangle(x, y - above, BAR_WIDTH, height + above, { fill: bar });
  });
}

const edge = (pen: Pen, { width, outline }: Frame, x: number, y: number): void => {
  if (outline) pen.artifact(() => pen.line([x - 0.4, y], [x + width + 0.4, y], outline, 0.8));
};

/** Pieces in a box. The box is drawn slice by slice, so that it can be parted where its pieces can. */
export function framed(pieces: readonly Piece[], frame: Frame, space: number): Piece[] {
  const { padding } = frame;
  return indented(pieces, padding.side).map((piece, index) => {
    const [first, last] = [index === 0, index === pieces.length - 1];
    const top = first ? padding.top : 0;
    const bottom = last ? padding.bottom : 0;
    return {
      ...piece,
      height: piece.height + top + bottom,
      space: first ? space : piece.space,
      draw: (pen, at) => {
        const gap = first ? 0 : at.gap;
        // A little more than the slice, so that no viewer shows a seam between two.
        const overlap = last ? 0 : 1;
        drawFrame(pen, frame, at.x, at.y - gap, piece.height + top + bottom + gap + overlap, first ? 0 : 1);
        if (first) edge(pen, frame, at.x, at.y);
        if (last) edge(pen, frame, at.x, at.y + piece.height + top + bottom);
        piece.draw(pen, { x: at.x, y: at.y + top, gap });
      },
    };
  });
}
