import { pagesOf } from './page-content.ts';
import { nameOf, type PdfFile } from './pdf-file.ts';
import { type Dict, Ref } from './pdf-objects.ts';

/** What a font's letters stand for, in UTF-16 as hexadecimal digits, by their codes. */
function meaningsOf(map: string): Map<number, string> {
  const meanings = new Map<number, string>();
  for (const [, first = '0', , list = ''] of map.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/g)) {
    for (const [index, [, digits = '']] of [...list.matchAll(/<([^>]*)>/g)].entries())
      meanings.set(Number.parseInt(first, 16) + index, digits.replaceAll(' ', ''));
  }
  return meanings;
}

/** Codes that ISO 14289-1 does not take for a meaning: none, and the marks of byte order. */
const NO_MEANING = new Set(['', '0000', 'feff', 'fffe']);

function* letterFaults(name: string, codes: ReadonlySet<number>, map: string): Generator<string> {
  const meanings = meaningsOf(map);
  for (const code of codes) {
    if (code === 0) yield `Font ${name} shows a letter that it does not have`;
    else if (NO_MEANING.has(meanings.get(code) ?? '')) yield `Letter ${code} of ${name} means nothing`;
  }
}

/** Codes that the pages show of each font, by the font's object. */
function shownLetters(file: PdfFile): Map<number, Set<number>> {
  const shown = new Map<number, Set<number>>();
  for (const { dict, content } of pagesOf(file)) {
    const fonts = file.dict(file.dict(dict.get('Resources'))?.get('Font'));
    for (const [name, codes] of content.letters) {
      const font = fonts?.get(name);
      if (font instanceof Ref) shown.set(font.id, new Set([...(shown.get(font.id) ?? []), ...codes]));
    }
  }
  return shown;
}

function* embeddingFaults(file: PdfFile, name: string, font: Dict): Generator<string> {
  const [descendant] = file.list(font.get('DescendantFonts'));
  const inner = file.dict(descendant);
  const descriptor = file.dict(inner?.get('FontDescriptor'));
  if (!descriptor?.has('FontFile2') && !descriptor?.has('FontFile3')) yield `Font ${name} is not embedded`;
  if (!/^[A-Z]{6}\+/.test(name)) yield `Font ${name} is not a subset`;
  if (nameOf(font.get('Encoding')) !== 'Identity-H') yield `Font ${name} has an encoding that is not embedded`;
  if (nameOf(inner?.get('Subtype')) === 'CIDFontType2' && !inner?.has('CIDToGIDMap'))
    yield `Font ${name} does not say which letter is which glyph`;
}

/** Faults of the fonts: embedded, subset, and every letter shown stands for a character. */
export function* fontFaults(file: PdfFile): Generator<string> {
  const shown = shownLetters(file);
  const fonts = [...file.objects].flatMap(([id, { value }]) => {
    const font = file.dict(value);
    const isTop = nameOf(font?.get('Type')) === 'Font' && nameOf(font?.get('Subtype')) !== 'CIDFontType2';
    return font !== undefined && isTop ? [{ id, font }] : [];
  });
  if (fonts.length === 0) yield 'There are no fonts';
  for (const { id, font } of fonts) {
    const name = nameOf(font.get('BaseFont')) ?? '?';
    yield* embeddingFaults(file, name, font);
    yield* letterFaults(name, shown.get(id) ?? new Set(), file.stream(font.get('ToUnicode')));
  }
}
