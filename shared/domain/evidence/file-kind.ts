import type { FileKind } from '#shared/contracts/evidence.ts';

/** What each kind is served as. */
export const CONTENT_TYPES: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
};

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];

/** At the very first byte, although readers of PDF look further: so nothing is two kinds at once. */
const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

/**
 * The kind of a file by what it holds; undefined for any other kind. Its name and what the browser called it count for
 * nothing. Office documents with macros are refused, as are archives that are no documents.
 */
export const fileKindOf = (bytes: Uint8Array): FileKind | undefined => {
  if (startsWith(bytes, PDF)) return 'pdf';
  if (startsWith(bytes, PNG)) return 'png';
  if (startsWith(bytes, JPEG)) return 'jpeg';
  return openDocumentKind(bytes) ?? officeKind(zipEntries(bytes));
};

const asText = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

/** OpenDocument: the first entry of the archive is `mimetype`, stored as it is, by ISO/IEC 26300. */
const openDocumentKind = (bytes: Uint8Array): FileKind | undefined => {
  if (asText(bytes, 0, 4) !== 'PK\u0003\u0004' || asText(bytes, 30, 8) !== 'mimetype') return undefined;
  const [stored, size] = [bytes[8] === 0 && bytes[9] === 0, (bytes[22] ?? 0) | ((bytes[23] ?? 0) << 8)];
  const extra = (bytes[28] ?? 0) | ((bytes[29] ?? 0) << 8);
  if (!stored || size === 0 || size > 100) return undefined;
  const type = asText(bytes, 38 + extra, size);
  return (['odt', 'ods', 'odp'] as const).find((kind) => CONTENT_TYPES[kind] === type);
};

const MAIN_PARTS: readonly (readonly [FileKind, string])[] = [
  ['docx', 'word/document.xml'],
  ['xlsx', 'xl/workbook.xml'],
  ['pptx', 'ppt/presentation.xml'],
];

const officeKind = (entries: readonly string[]): FileKind | undefined => {
  if (!entries.includes('[Content_Types].xml') || entries.some((name) => /vbaProject/i.test(name))) return undefined;
  return MAIN_PARTS.find(([, part]) => entries.includes(part))?.[0];
};

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const MOST_ENTRIES = 20_000;

/** The names in an archive's central directory; none for what is no archive or is broken. */
const zipEntries = (bytes: Uint8Array): string[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 22 || view.getUint32(0, true) !== 0x04034b50) return [];
  let end = bytes.byteLength - 22;
  const earliest = Math.max(0, end - 65_535);
  while (end >= earliest && view.getUint32(end, true) !== END_OF_DIRECTORY) end -= 1;
  if (end < earliest) return [];
  const names: string[] = [];
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= end && names.length < MOST_ENTRIES && view.getUint32(at, true) === DIRECTORY_ENTRY) {
    const length = view.getUint16(at + 28, true);
    names.push(asText(bytes, at + 46, length));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
};
