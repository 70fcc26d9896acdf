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
const ARCHIVE = [0x50, 0x4b, 0x03, 0x04];

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
  if (!startsWith(bytes, ARCHIVE) || bytes.byteLength < ENTRY_HEADER) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return openDocumentKind(bytes, view) ?? officeKind(archiveNames(bytes, view));
};

/** Bytes of fixed length before the name of an archive's entry, of its place in the directory, and of the end record. */
const ENTRY_HEADER = 30;
const DIRECTORY_HEADER = 46;
const END_RECORD = 22;

const asText = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

/** OpenDocument: the first entry of the archive is `mimetype`, stored as it is, by ISO/IEC 26300. */
const openDocumentKind = (bytes: Uint8Array, view: DataView): FileKind | undefined => {
  const isStored = view.getUint16(8, true) === 0;
  const [size, nameLength, extraLength] = [
    view.getUint32(22, true),
    view.getUint16(26, true),
    view.getUint16(28, true),
  ];
  if (!isStored || asText(bytes, ENTRY_HEADER, nameLength) !== 'mimetype') return undefined;
  return (['odt', 'ods', 'odp'] as const).find((kind) => {
    const type = CONTENT_TYPES[kind];
    return size === type.length && asText(bytes, ENTRY_HEADER + nameLength + extraLength, size) === type;
  });
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
const LONGEST_COMMENT = 65_535;

/** The names in an archive's central directory, up to the first entry that is none; none without a directory. */
const archiveNames = (bytes: Uint8Array, view: DataView): string[] => {
  const latest = bytes.byteLength - END_RECORD;
  const earliest = Math.max(0, latest - LONGEST_COMMENT);
  let end = latest;
  while (end >= earliest && view.getUint32(end, true) !== END_OF_DIRECTORY) end -= 1;
  if (end < earliest) return [];
  const names: string[] = [];
  let at = view.getUint32(end + 16, true);
  while (at + DIRECTORY_HEADER <= end && view.getUint32(at, true) === DIRECTORY_ENTRY) {
    const length = view.getUint16(at + 28, true);
    names.push(asText(bytes, at + DIRECTORY_HEADER, length));
    at += DIRECTORY_HEADER + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
};
