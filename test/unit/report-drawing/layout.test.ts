import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnWidths } from '#functions/render-report/drawing/blocks/column-widths.ts';
import { spreadPoints } from '#functions/render-report/drawing/blocks/spread-points.ts';
import { TYPE } from '#functions/render-report/drawing/design.ts';
import { MissingGlyphError, openFaces } from '#functions/render-report/drawing/faces.ts';
import { balanceLines, breakLines, breakText, type Line } from '#functions/render-report/drawing/lines.ts';
import { paginate } from '#functions/render-report/drawing/paginate.ts';
import type { Piece } from '#functions/render-report/drawing/pieces.ts';
import { wordsOf } from '#functions/render-report/drawing/words.ts';
import { assets } from '#test/visual/assets.ts';

const faces = openFaces(assets);
const read = (line: Line): string =>
  line.words
    .map((word) => word.text + (word.blank > 0 ? ' ' : ''))
    .join('')
    .trim();
const linesOf = (text: string, width: number, breaker = breakLines) =>
  breaker(wordsOf(faces, [{ text }], TYPE.body, 'ltr'), width).map(read);

describe('lines', () => {
  it('are never wider than their column, and lose no letter', () => {
    const words = fc.array(fc.stringMatching(/^[a-zäöü]{1,70}$/), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(words, fc.integer({ min: 40, max: 400 }), (texts, width) => {
        const lines = breakLines(wordsOf(faces, [{ text: texts.join(' ') }], TYPE.body, 'ltr'), width);
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 0.02);
        expect(lines.flatMap((line) => line.words.map((word) => word.text)).join('')).toBe(texts.join(''));
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('cut a word only where it alone is wider than a line', () => {
    expect(linesOf('one Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz', 290)).toEqual([
      'one',
      'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz',
    ]);
    expect(linesOf('Rindfleischetikettierung', 60).join('')).toBe('Rindfleischetikettierung');
  });

  it('may end after a hyphen between words, but not inside a range of numbers', () => {
    expect(linesOf('Port-au-Prince', 38)).toEqual(['Port-au-', 'Prince']);
    expect(linesOf('ab 2.0–3.5', 38)).toEqual(['ab', '2.0–3.5']);
  });

  it('do not part a word that changes its look within', () => {
    const words = wordsOf(
      faces,
      [{ text: 'level ' }, { text: '2.0', strong: true }, { text: ', that is' }],
      TYPE.body,
      'ltr',
    );
    expect(breakLines(words, 30).map(read)).toEqual(['level', '2.0,', 'that is']);
  });

  it('of a text do not end with one short word where a narrower column helps', () => {
    const text = 'Before a new programme starts, somebody has called at least two cities that tried it.';
    const width = breakLines(wordsOf(faces, [{ text }], TYPE.body, 'ltr'), 1000)[0]!.width - 1;
    expect(linesOf(text, width).at(-1)).toBe('it.');
    expect(linesOf(text, width, breakText).at(-1)).not.toBe('it.');
  });

  it('of a title are about as long as each other', () => {
    expect(linesOf('Using data in decisions is the weakest of all at 1.5', 190, balanceLines)).toEqual([
      'Using data in decisions is',
      'the weakest of all at 1.5',
    ]);
  });
});

describe('a character that no font has', () => {
  it('stops the drawing and is named', () => {
    const draw = () => wordsOf(faces, [{ text: 'fine 城 not' }], TYPE.body, 'ltr');
    expect(draw).toThrow(MissingGlyphError);
    expect(draw).toThrow(/"城" \(U\+57CE\)/);
  });
});

const piece = (height: number, keep = false, more: Partial<Piece> = {}): Piece => ({
  height,
  space: 0,
  keep,
  draw: () => undefined,
  ...more,
});
const heightsOf = (pieces: readonly Piece[], height = 100) =>
  paginate([{ pieces, room: 1, opening: 1, space: 0, alone: false }], height).map((page) =>
    page.map((placed) => placed.piece.height),
  );

describe('pages', () => {
  it('take a heading along with what follows it', () => {
    expect(heightsOf([piece(60), piece(20, true), piece(30)])).toEqual([[60], [20, 30]]);
  });

  it('part what keeps together only if no page can hold it', () => {
    expect(heightsOf([piece(10), piece(60, true), piece(60)])).toEqual([[10], [60], [60]]);
  });

  it('repeat the head of a table', () => {
    const head = piece(9);
    expect(heightsOf([piece(10), ...Array.from({ length: 4 }, () => piece(30, false, { repeat: head }))])).toEqual([
      [10, 30, 30, 30],
      [9, 30],
    ]);
  });

  it('begin without the blank before their first piece', () => {
    const pages = paginate(
      [{ pieces: [piece(90), piece(30, false, { space: 25 })], room: 1, opening: 1, space: 0, alone: false }],
      100,
    );
    expect(pages[1]![0]).toMatchObject({ y: 0, gap: 0 });
  });

  it('let a short section start below another one only where there is room for it', () => {
    const chapter = (height: number, room: number) => ({
      pieces: [piece(height / 2), piece(height / 2)],
      room,
      opening: 1,
      space: 10,
      alone: false,
    });
    expect(paginate([chapter(40, 1), chapter(20, 0.5)], 100)).toHaveLength(1);
    expect(paginate([chapter(60, 1), chapter(50, 0.5)], 100)[1]).toHaveLength(2);
    expect(paginate([{ ...chapter(40, 1), alone: true }, chapter(20, 0.5)], 100)).toHaveLength(2);
  });

  it('let a section start low only where that saves a page', () => {
    const chapter = (...heights: number[]) => ({
      pieces: heights.map((height) => piece(height)),
      room: 0.3,
      opening: 1,
      space: 0,
      alone: false,
    });
    const startsOf = (...heights: number[]) =>
      paginate([chapter(60), chapter(...heights)], 100).map((page) => page.map((placed) => placed.piece.height));
    expect(startsOf(30, 30, 30)).toEqual([[60], [30, 30, 30]]);
    expect(startsOf(30, 50, 50)).toEqual([
      [60, 30],
      [50, 50],
    ]);
  });

  it('let a section start low on a page if it fits there whole', () => {
    const chapter = (height: number) => ({ pieces: [piece(height)], room: 0.5, opening: 1, space: 10, alone: false });
    expect(paginate([chapter(60), chapter(30)], 100)).toHaveLength(1);
    expect(paginate([chapter(60), chapter(31)], 100)).toHaveLength(2);
  });
});

describe('small print', () => {
  const inColumns = (heights: readonly number[]) =>
    paginate(
      [
        {
          pieces: [piece(20), ...heights.map((height) => piece(height))],
          room: 0.5,
          opening: 1,
          space: 0,
          alone: false,
          columns: { from: 1, step: 200 },
        },
      ],
      100,
    ).map((page) => page.map(({ x = 0, y, piece: { height } }) => [x, y, height]));

  it('stands in two columns about as high as each other', () => {
    expect(inColumns([20, 20, 20, 20])).toEqual([
      [
        [0, 0, 20],
        [0, 20, 20],
        [0, 40, 20],
        [200, 20, 20],
        [200, 40, 20],
      ],
    ]);
  });

  it('fills a page before it goes on to the next, and loses nothing', () => {
    const pages = inColumns([40, 40, 40, 40, 30]);
    expect(pages.map((page) => page.length)).toEqual([5, 1]);
    expect(pages[1]).toEqual([[0, 0, 30]]);
  });
});

describe('columns of a table', () => {
  it('fill the width, and give way to a long word where others can spare the room', () => {
    const widths = columnWidths(
      [
        { share: 1, least: 150, full: 400 },
        { share: 1, least: 30, full: 60 },
      ],
      200,
    );
    expect(widths[0]).toBeCloseTo(150);
    expect(widths[0]! + widths[1]!).toBeCloseTo(200);
  });
});

describe('marks on the map', () => {
  it('do not cover each other, and stay on the map', () => {
    const crowd = Array.from({ length: 20 }, (_, index) => ({ x: 100 + (index % 5), y: 100 + (index % 3), radius: 6 }));
    const placed = spreadPoints(crowd, [{ x: 100, y: 100, radius: 8 }], { x: 480, y: 210 });
    const all = [...placed, { x: 100, y: 100, radius: 8 }];
    for (const [index, a] of all.entries()) {
      for (const b of all.slice(index + 1))
        expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(a.radius + b.radius);
    }
    expect(placed.every(({ x, y }) => x >= 6 && y >= 6 && x <= 474 && y <= 204)).toBe(true);
  });
});
