import type { Report, Section } from '#shared/contracts/report.ts';
import { blockPieces, type Surroundings } from './blocks/blocks.ts';
import { COLOURS, restyle, TYPE } from './design.ts';
import { fullWidth, type Line, widestWord } from './lines.ts';
import type { Chapter } from './paginate.ts';
import type { Pen } from './pen.ts';
import { heightOf, type Piece, plain, type Setting, setText, spaced, stackHeight, writeLines } from './pieces.ts';
import { anchorOf } from './section.ts';
import { wordsOf } from './words.ts';
import type { World } from './world.ts';
import { writePlain } from './write-line.ts';

/** The cover's picture: as high as the rest of the page lets it be. */
const HERO = { least: 240, most: 322 };
const MAP_TOP = 34;
const NAME_SIZES = [50, 44, 38, 33, 28, 24, 20, 17, 15];

/** The city's name as large as its longest word and three lines allow. */
function nameLines(setting: Setting, name: string): Line[] {
  const styles = NAME_SIZES.map((size) => restyle(TYPE.section, { size, leading: size * 1.1, colour: COLOURS.white }));
  const fits = styles.find((style) => {
    const words = wordsOf(setting.faces, plain(name), style, setting.direction);
    const lines = setText(setting, name, style);
    return widestWord(words) <= setting.width && lines.length <= (fullWidth(words) > setting.width * 1.6 ? 3 : 2);
  });
  return setText(setting, name, fits ?? styles.at(-1)!);
}

/** Where the city lies, from the map of its peers. */
function ownPoint(report: Report): { longitude: number; latitude: number } | null {
  const blocks = report.sections.flatMap((section) => section.blocks);
  const points = blocks.flatMap((block) => (block.kind === 'map' ? block.points : []));
  return points.find((point) => point.mark === 'own') ?? null;
}

function drawBackdrop(pen: Pen, report: Report, world: World, height: number): void {
  const { width } = pen.doc.page;
  const scale = Math.min((width / world.width) * 1.12, (height - MAP_TOP) / world.height);
  const origin = { x: (width - world.width * scale) / 2, y: MAP_TOP };
  pen.rectangle(0, 0, width, height, { fill: COLOURS.brand });
  pen.stamp('World', world.form, [origin.x, origin.y], scale, COLOURS.coverLand);
  pen.rectangle(0, height, width, 5, { fill: COLOURS.own });
  const own = ownPoint(report);
  if (own === null) return;
  const { x, y } = world.place(own.longitude, own.latitude);
  const at = { x: pen.left(origin.x + x * scale), y: origin.y + y * scale };
  pen.circle(at.x, at.y, 7, { stroke: COLOURS.white, width: 1.2 });
  pen.circle(at.x, at.y, 3, { fill: COLOURS.white });
}

/** The subtitle; or round and date, where it says no more than the names above it. */
export function underName({ subtitle, cityName, countryName, round, dateText }: Report): string {
  const rest = subtitle.replace(cityName, '').replace(countryName, '');
  return /[\p{L}\p{N}]/u.test(rest) ? subtitle : `${round} · ${dateText}`;
}

/** Title, city and what this is, on the map that the report will come back to; `rest` is the height of all below it. */
function heroPiece(
  setting: Setting,
  report: Report,
  { world, margins, pageHeight }: Surroundings,
): (rest: number) => Piece {
  const tag = setting.tag.child('Sect');
  const title = setText(setting, report.title, restyle(TYPE.coverSub, { weight: 'strong', colour: COLOURS.white }));
  const name = nameLines(setting, report.cityName);
  const country = setText(setting, report.countryName, TYPE.coverSub);
  const subtitle = setText(setting, underName(report), TYPE.coverSub);
  const tags = { title: tag.child('P'), name: tag.child('H1'), country: tag.child('P'), subtitle: tag.child('P') };
  return (rest) => {
    const height = Math.min(HERO.most, Math.max(HERO.least, pageHeight + margins.top - 5 - rest));
    return {
      height: height - margins.top + 5,
      space: 0,
      keep: true,
      draw: (pen, { x, y }) => {
        const { width } = setting;
        pen.artifact(() => drawBackdrop(pen, report, world, height));
        const bottom = height - 28 - heightOf(subtitle);
        const nameTop = bottom - 12 - heightOf(country) - heightOf(name);
        writeLines(pen, tags.title, title, { x, y: y - 20, width });
        writeLines(pen, tags.name, name, { x, y: nameTop, width });
        writeLines(pen, tags.country, country, { x, y: nameTop + heightOf(name) + 2, width });
        writeLines(pen, tags.subtitle, subtitle, { x, y: bottom, width });
      },
    };
  };
}

/** The label, and on demonstrations that it is one: plain to see on the first page. */
function labelPieces(setting: Setting, report: Report): Piece[] {
  const texts = [report.label, ...(report.demonstration === null ? [] : [report.demonstration])];
  const tags = texts.map(() => setting.tag.child('P'));
  const styles = [restyle(TYPE.strong, { colour: COLOURS.brand }), restyle(TYPE.strong, { colour: COLOURS.own })];
  const lines = texts.map((text, index) => setText(setting, text, styles[index]!));
  return lines.map((own, index) => ({
    height: heightOf(own),
    space: index === 0 ? 14 : 1,
    keep: true,
    draw: (pen, at) => void writeLines(pen, tags[index]!, own, { ...at, width: setting.width }),
  }));
}

/** Height of a line of the contents beside its text. */
const ENTRY_PAD = 3;

/** Sections with the pages on which they start, below each other; each line leads there. */
export function contentsPieces(setting: Setting, report: Report, pageOf: (index: number) => number): Piece[] {
  const tag = setting.tag.child('TOC', { title: report.contents });
  const { width } = setting;
  return report.sections.flatMap((section, index): Piece[] => {
    if (section.id === 'cover') return [];
    const link = tag.child('TOCI').child('Link');
    const lines = setText(setting, section.title, TYPE.cell, width - 30);
    const height = heightOf(lines) + ENTRY_PAD;
    const draw = (pen: Pen, { x, y }: { x: number; y: number }) => {
      pen.artifact(() => pen.line([x, y + height - 0.7], [x + width, y + height - 0.7], COLOURS.hairline, 0.7));
      const [page] = setText(setting, String(pageOf(index)), TYPE.rowHead, 40);
      link.mark(() => {
        for (const [at, line] of lines.entries())
          writePlain(pen, line, { x, y: y + ENTRY_PAD / 2 + at * TYPE.cell.leading, width });
        writePlain(pen, page!, { x, y: y + ENTRY_PAD / 2, width, align: 'end' });
      });
      const area = [pen.left(x, width), y, width, height] as const;
      link.annotate(area, { Dest: anchorOf(index), Contents: new String(section.title) });
      link.end();
    };
    return [{ height, space: 0, keep: true, draw }];
  });
}

/** The first page. */
export function coverChapter(
  setting: Setting,
  report: Report,
  cover: Section | undefined,
  around: Surroundings,
  pageOf: (index: number) => number,
): Chapter {
  const inner = { ...setting, tag: setting.tag.child('Sect', { title: report.title }) };
  const hero = heroPiece(inner, report, around);
  const labels = labelPieces(inner, report);
  const blocks = (cover?.blocks ?? []).flatMap((block) => blockPieces({ ...inner, titleLevel: 3 }, block, around));
  const heading = setText(inner, report.contents, TYPE.heading);
  const contentsTag = inner.tag.child('H2');
  const contentsHead: Piece = {
    height: heightOf(heading),
    space: 18,
    keep: true,
    draw: (pen, at) => void writeLines(pen, contentsTag, heading, { ...at, width: setting.width }),
  };
  const contents = contentsPieces(inner, report, pageOf);
  const below = [...labels, ...spaced(blocks, 10), contentsHead, ...spaced(contents, 6)];
  return {
    pieces: [hero(stackHeight(below) + (below[0]?.space ?? 0)), ...below],
    room: 1,
    opening: 1,
    space: 0,
    alone: true,
  };
}
