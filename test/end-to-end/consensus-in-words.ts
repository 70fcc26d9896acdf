import type { Instrument } from '#shared/contracts/instrument.ts';

const COUNTS = 'Level 1: 1, level 2: 0, level 3: 1, level 4: 0, level 5: 1; do not know: 0; does not apply: 0';

const hiddenRow = (name: string): string => `
        - row "${name} Too few answers – not yet":
          - rowheader "${name}"
          - cell "Too few answers"
          - cell "–"
          - cell "not yet"`;

const recordLink = (id: string, name: string, base: string): string => `
    - listitem:
      - link "${name}":
        - /url: ${base}/consensus/${id}`;

/**
 * The consensus page as a screen reader is told it, where three people answered the first practice with levels 1, 3
 * and 5: the plot with its numbers, all practices as a table, and where to record what was agreed.
 */
export const consensusInWords = ({ capabilities }: Instrument, base: string): string[] => {
  const practices = capabilities.flatMap((capability) => capability.practices);
  const [first, ...others] = practices;
  const name = first?.name;
  return `
- main:
  - text: Freetown
  - heading "What the group agrees on" [level=1]
  - paragraph: 3 people’s answers are counted. Talk about the practices where views differ most. Recording an agreed level is optional; what people answered stays as it is, and the report shows both apart.
  - heading "Views differ most on these" [level=2]
  - figure "Practices to talk about":
    - text: Practices to talk about
    - 'img "${name}. ${COUNTS}. Middle answer: 3. Agreed: not yet."'
    - list:
      - listitem: How many chose each level
      - listitem: Middle answer of the group
      - listitem: Agreed level
    - group: "The chart in words : Practices to talk about"
  - region "All practices":
    - table "All practices":
      - caption: All practices
      - rowgroup:
        - row "Practice Answers Middle answer Agreed level":
          - columnheader "Practice"
          - columnheader "Answers"
          - columnheader "Middle answer"
          - columnheader "Agreed level"
      - rowgroup:
        - 'row "${name} ${COUNTS} 3 not yet"':
          - rowheader "${name}"
          - 'cell "${COUNTS}"'
          - cell "3"
          - cell "not yet"${others.map((practice) => hiddenRow(practice.name)).join('')}
  - heading "Record agreed levels" [level=2]
  - list:${practices.map((practice) => recordLink(practice.id, practice.name, base)).join('')}
  - button "Take in late answers"
`
    .trim()
    .split('\n');
};
