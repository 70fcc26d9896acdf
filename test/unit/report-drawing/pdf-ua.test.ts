import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '#shared/contracts/report.ts';
import { REPORT_VARIANTS } from '#test/fakes/a-report.ts';
import { pdfUaFaults } from '#test/visual/check-pdf-ua.ts';
import { drawn, drawnPlain } from '#test/visual/drawn.ts';
import { pagesOf } from '#test/visual/page-content.ts';
import { PdfFile } from '#test/visual/pdf-file.ts';

/** A fault planted in the file's text, and what the check must say of it. */
const PLANTED: readonly (readonly [string, RegExp, string, RegExp])[] = [
  ['no language', /\/Lang \(en\)/, '/Lung (en)', /no language/],
  ['not marked as tagged', /\/Marked true/, '/Marked false', /not marked as tagged/],
  ['suspect tags', /\/Marked true/, '/Marked true /Suspects true', /tags are suspect/],
  ['title not shown', /\/DisplayDocTitle true/, '/DisplayDocTitle false', /title is not shown/],
  ['no PDF/UA in the metadata', /<pdfuaid:part>1/, '<pdfuaid:part>7', /does not name PDF\/UA-1/],
  ['no title in the metadata', /<dc:title>/, '<dc:label>', /metadata has no title/],
  ['no bookmarks', /\/Outlines \d+ 0 R/, '', /no bookmarks/],
  ['no page labels', /\/PageLabels/, '/PageNumbers', /no page labels/],
  ['page labels that begin late', /\/Nums \[0 <</, '/Nums [4 <<', /no page labels/],
  ['no attachment', /\/AF \[/, '/AX [', /No data is attached/],
  ['attachment without a relation', /\/AFRelationship/, '/Relationship', /how it relates/],
  ['attachment without a name in Unicode', /\/UF \(/, '/UX (', /no UF/],
  ['attachment without a description', /\/Desc \(/, '/Dask (', /no Desc/],
  ['no tab order', /\/Tabs \/S/, '/Tabs /R', /no tab order/],
  ['figure without alternative text', /\/Alt \(/, '/Alx (', /no alternative text/],
  ['figure without a place', /\/Placement \/Block\s*\/BBox/, '/Placement /Block /Box', /does not say where it stands/],
  ['header cell without scope', /\/Scope \/Row/, '/Skope /Row', /no scope/],
  ['list without numbering', /\/ListNumbering/, '/Numbering', /how it is numbered/],
  ['skipped heading', /\/S \/H2\b/, '/S /H5', /follows level/],
  ['unknown element', /\/S \/LBody/, '/S /LWord', /no standard structure type/],
  ['cell outside a row', /\/S \/TR\b/, '/S /P', /stands in P|holds P/],
  ['link without contents', /\/Contents \(/, '/Kontents (', /no contents|does not say where it leads/],
  ['link that is no link to a reader', /\/S \/Link\b/, '/S /Span', /does not belong to a link/],
  ['span in no known language', /\/Lang \(es\)/, '/Lang (Spanish language)', /is in no known language/],
  [
    'bullet that is not said',
    /\/ActualText \(\xfe\xff\x20\x22\)/,
    '/AxtualText (\xfe\xff\x20\x22)',
    /Label \d+ of page \d+ says nothing/,
  ],
  ['list item outside a list', /\/S \/L\n/, '/S /Div\n', /LI \d+ stands in Div/],
  ['two documents', /\/S \/Document\b/, '/S /Sect', /does not start with one Document/],
  ['first heading too low', /\/S \/H1\b/, '/S /H2', /Heading H2 follows level 0/],
  ['row of another width', /\/S \/TD\b/, '/S /TR', /cells|TR \d+ stands in TR/],
  ['artifact inside content', /BDC\nBT/, 'BDC\n/Artifact BMC EMC\nBT', /mixes artifacts and content/],
  ['content outside any mark', /\/Artifact <<\s*\/Type \/Layout\s*>> BDC/, 'q', /outside any mark|do not match/],
  ['mark that nobody owns', /\/P <<\s*\/MCID 3\b/, '/P <<\n/MCID 4003', /belongs to 0 elements/],
  ['one mark for two', /\/P <<\s*\/MCID 3\b/, '/P <<\n/MCID 2', /belongs to|no page has/],
  ['font not embedded', /\/FontFile2/, '/FontFileX', /is not embedded/],
  ['font whose name is no subset’s', /\/BaseFont \/[A-Z]{6}\+(?=[^/]*\/Encoding)/, '/BaseFont /', /is not a subset/],
  ['encoding left outside', /\/Encoding \/Identity-H/, '/Encoding /Elsewhere', /encoding that is not embedded/],
  ['glyphs left to chance', /\/CIDToGIDMap/, '/CIDToGODMap', /which letter is which glyph/],
  ['letters without meaning', /(\[<0000> )<[0-9a-f ]+>/, '$1<0000>', /Letter 1 of \S+ means/],
  ['letter that the font lacks', /\[<0001/, '[<0000', /a letter that it does not have/],
  ['annotation outside the structure', /\/StructParent \d+/, '/StructParent 99999', /not in the structure/],
];

/** Sections that have between them whatever can be at fault: read many times over, a few pages do. */
const SHORT = new Set(['cover', 'at-a-glance', 'strategic-awareness', 'disagreements', 'method']);
function shortReport(): Report {
  const report = REPORT_VARIANTS['one-respondent']();
  return { ...report, sections: report.sections.filter(({ id }) => SHORT.has(id)) };
}

describe('the check for faults of PDF/UA-1', () => {
  let plain = '';
  beforeAll(async () => {
    plain = Buffer.from(await drawnPlain(shortReport())).toString('latin1');
    expect(pdfUaFaults(plain)).toEqual([]);
  });

  it.each(PLANTED)('finds a planted fault: %s', (_, place, instead, said) => {
    const spoilt = plain.replace(place, instead);
    expect(spoilt).not.toBe(plain);
    expect(pdfUaFaults(spoilt).join('\n')).toMatch(said);
  });

  it('reads on the pages of a compressed file what stands in the plain one', async () => {
    const { bytes } = await drawn(shortReport());
    const contents = (file: Uint8Array | string) => pagesOf(new PdfFile(file)).map(({ content }) => content);
    expect(contents(bytes)).toEqual(contents(plain));
    expect(contents(bytes).every(({ mcids, letters }) => mcids.length > 0 && letters.size > 0)).toBe(true);
  });
});
