import type { Report, Section } from '#shared/contracts/report.ts';

/** Every string of a value, however deep. */
export const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(stringsIn);
};

export const sectionOf = (report: Report, id: Section['id']): Section => {
  const section = report.sections.find((candidate) => candidate.id === id);
  if (section === undefined) throw new Error(`The report has no section ${id}`);
  return section;
};

/** A section's words in one string. */
export const textOf = (report: Report, id: Section['id']): string => stringsIn(sectionOf(report, id)).join('\n');

/** Everything the sections print. */
export const printed = (report: Report): string => stringsIn(report.sections).join('\n');

/** The blocks of one kind in a section. */
export const blocksOf = <Kind extends Section['blocks'][number]['kind']>(
  report: Report,
  id: Section['id'],
  kind: Kind,
): Extract<Section['blocks'][number], { kind: Kind }>[] =>
  sectionOf(report, id).blocks.filter(
    (block): block is Extract<Section['blocks'][number], { kind: Kind }> => block.kind === kind,
  );
