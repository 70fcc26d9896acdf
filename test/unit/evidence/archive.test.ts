import { describe, expect, it } from 'vitest';
import { CONTENT_TYPES, fileKindOf } from '#shared/domain/evidence/file-kind.ts';
import { archive } from './archive.ts';

describe('an OpenDocument file', () => {
  const mimetype = { name: 'mimetype', content: CONTENT_TYPES.odt };
  const kindWith = (change: object) => fileKindOf(archive([{ ...mimetype, ...change }]));

  it('is known by its first entry alone, whatever fields stand between its name and its content', () => {
    expect(kindWith({})).toBe('odt');
    expect(kindWith({ extra: 4 })).toBe('odt');
    expect(kindWith({ extra: 0x0203 })).toBe('odt');
  });

  it.each([
    ['is deflated', { method: 8 }],
    ['is written in an unknown way', { method: 0x0100 }],
    ['has a name of the same length', { name: 'mimetyp_' }],
    ['has a longer name', { name: 'mimetypes', nameLength: 9 }],
    ['has a name that is told longer than it is', { nameLength: 9 }],
    ['is empty', { content: '' }],
    ['is told shorter than the type', { size: CONTENT_TYPES.odt.length - 1 }],
    ['is told longer than the type', { size: CONTENT_TYPES.odt.length + 1 }],
    ['is told longer by 256 bytes', { size: CONTENT_TYPES.odt.length + 0x100 }],
    ['is told longer by 65,536 bytes', { size: CONTENT_TYPES.odt.length + 0x1_0000 }],
    ['is told as long as can be', { size: 0xffff_ffff, content: `${CONTENT_TYPES.odt}${' '.repeat(300_000)}` }],
    ['is of another type', { content: 'application/vnd.oasis.opendocument.grap' }],
  ])('is none whose first entry %s', (_, change) => {
    expect(kindWith(change)).toBeUndefined();
  });

  it('is none whose entry comes second', () => {
    expect(fileKindOf(archive([{ name: 'content.xml' }, mimetype]))).toBeUndefined();
  });

  it('is none that does not begin as an archive does', () => {
    const bytes = archive([mimetype]);
    for (const place of [0, 1, 2, 3]) expect(fileKindOf(bytes.with(place, 0))).toBeUndefined();
  });

  it('is none that ends within its first entry', () => {
    const bytes = archive([mimetype]);
    for (let length = 0; length < 38 + CONTENT_TYPES.odt.length; length += 1) {
      expect(fileKindOf(bytes.slice(0, length))).toBeUndefined();
    }
  });
});

describe('an office document', () => {
  const parts = [{ name: '[Content_Types].xml' }, { name: 'word/document.xml' }];

  it('is known by the names in its directory, whatever else stands in their entries', () => {
    expect(fileKindOf(archive(parts))).toBe('docx');
    expect(fileKindOf(archive(parts.map((part) => ({ ...part, extra: 5, comment: 7 }))))).toBe('docx');
    expect(fileKindOf(archive(parts.map((part) => ({ ...part, extra: 0x0102, comment: 0x0304 }))))).toBe('docx');
  });

  it('is none without its main part or the list of types', () => {
    for (const part of parts) expect(fileKindOf(archive([part, { name: 'docProps/app.xml' }]))).toBeUndefined();
  });

  it('is known in the middle of other bytes', () => {
    const bytes = archive(parts);
    const around = new Uint8Array(bytes.length + 20);
    around.set(bytes, 10);
    expect(fileKindOf(around.subarray(10, 10 + bytes.length))).toBe('docx');
  });

  it('may end in a comment as long as an archive’s can be, and in nothing more', () => {
    expect(fileKindOf(archive(parts, { comment: 300 }))).toBe('docx');
    expect(fileKindOf(archive(parts, { comment: 65_535 }))).toBe('docx');
    expect(fileKindOf(archive(parts, { comment: 65_535, after: 1 }))).toBeUndefined();
  });

  it('is none without the record that ends an archive, however long what follows its directory', () => {
    for (const comment of [0, 65_535]) expect(fileKindOf(archive(parts, { comment, endMark: 0 }))).toBeUndefined();
  });

  it('is none that ends before its directory does', () => {
    const bytes = archive(parts);
    for (let length = 0; length < bytes.length; length += 1) {
      expect(fileKindOf(bytes.slice(0, length))).toBeUndefined();
    }
  });

  it('is none whose directory is somewhere else than told', () => {
    const { length } = archive(parts);
    for (const directoryAt of [0, 1, length - 22, length - 2, length, 0xffff_ffff]) {
      expect(fileKindOf(archive(parts, { directoryAt }))).toBeUndefined();
    }
  });

  it('is none whose directory holds something else than entries', () => {
    expect(fileKindOf(archive(parts, { directoryMark: 0x02014b51 }))).toBeUndefined();
  });

  it('is refused for its macros wherever they stand in the directory', () => {
    const macros = { name: 'word/vbaProject.bin' };
    const picture = { name: 'word/media/1.png' };
    expect(fileKindOf(archive([...parts, { ...picture, times: 10 }]))).toBe('docx');
    expect(fileKindOf(archive([macros, ...parts]))).toBeUndefined();
    expect(fileKindOf(archive([...parts, { ...picture, times: 20_000 }, macros]))).toBeUndefined();
  });
});
