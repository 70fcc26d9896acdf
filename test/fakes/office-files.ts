import { strToU8, zipSync } from 'fflate';

const pdf = strToU8('%PDF-1.7\n1 0 obj');
const open = (type: string) => zipSync({ mimetype: [strToU8(type), { level: 0 }], 'content.xml': strToU8('<x/>') });
const office = (main: string, more: Record<string, Uint8Array> = {}) =>
  zipSync({ '[Content_Types].xml': strToU8('<Types/>'), [main]: strToU8('<x/>'), ...more });

/** The smallest files that are of each kind, as programs write them. */
export const FILES = {
  pdf,
  png: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0),
  jpeg: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0),
  docx: office('word/document.xml'),
  xlsx: office('xl/workbook.xml'),
  pptx: office('ppt/presentation.xml'),
  odt: open('application/vnd.oasis.opendocument.text'),
  ods: open('application/vnd.oasis.opendocument.spreadsheet'),
  odp: open('application/vnd.oasis.opendocument.presentation'),
} as const;

export const OTHER_FILES = {
  empty: new Uint8Array(),
  text: strToU8('hello'),
  page: strToU8('<!doctype html><script>alert(1)</script>'),
  picture: strToU8('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  program: Uint8Array.of(0x4d, 0x5a, 0x90),
  archive: zipSync({ 'a.txt': strToU8('a') }),
  macros: office('word/document.xml', { 'word/vbaProject.bin': Uint8Array.of(1) }),
  book: open('application/epub+zip'),
  'broken archive': office('word/document.xml').slice(0, 60),
  'late pdf': strToU8('GIF89a %PDF-1.7'),
} as const;
