import type { Reason } from '#shared/contracts/reasons.ts';
import type { RoundPreview } from '#shared/operations/preview-release.ts';
import type { Content } from '#shared/ports/content.ts';
import { bullets, callout, linkLine, type PageBlock, paragraph } from '../../pages/blocks.ts';
import { type Field, fold } from '../../pages/fields.ts';
import { button, formPage } from '../../pages/form-page.ts';
import type { PageReply } from '../../pages/reply.ts';
import type { RoundVisit } from '../visit.ts';
import { cityNames } from './city-names.ts';

interface ReleasePage {
  readonly preview: RoundPreview;
  /** Says when the form is sent what it was that was looked at. */
  readonly seal: string;
  readonly content: Pick<Content, 'population' | 'instrument'>;
  /** Something changed since the operator looked. */
  readonly hasChanged?: boolean;
  readonly status?: number;
}

type Named = (city: string) => string;
type CityPreview = RoundPreview['previews'][number];

export const presentRelease = (visit: RoundVisit, page: ReleasePage): PageReply => {
  const { say, round, base, path } = visit;
  const { preview, seal, hasChanged = false, status } = page;
  const isPossible = preview.issues.length === 0;
  return formPage({
    title: say('console.release.title'),
    caption: round.name,
    heading: say('console.release.title'),
    back: { href: base, text: say('form.back') },
    isDemonstration: round.demonstration,
    ...(status !== undefined && { status }),
    notices: hasChanged
      ? [callout(say('console.release.changed-title'), [say('console.release.changed')], 'caution')]
      : [],
    intro: [paragraph(say('console.release.intro')), verdictOf(visit, preview), summaryOf(visit, preview)],
    action: path,
    hidden: [
      { name: 'release', value: preview.id },
      { name: 'seal', value: seal },
    ],
    fields: foldsOf(visit, page),
    beforeButtons: isPossible ? [paragraph(say('console.release.for-ever'))] : [],
    buttons: isPossible ? [button(say('console.release.button', { release: preview.id }))] : [],
    links: [{ href: base, text: say(isPossible ? 'console.release.cancel' : 'console.release.back') }],
    after: [linkLine(say('console.releases.link'), `${base}/releases`)],
  });
};

/** May it be published; if not, by which rule, what is missing, and what to do about it. */
const verdictOf = ({ say }: RoundVisit, { issues, id }: RoundPreview): PageBlock => {
  if (issues.length === 0) return callout(say('console.release.possible', { release: id }), []);
  const why = [...new Set(issues.map(({ message, values }) => say(`errors.fields.${message}`, values)))];
  return callout(say('console.release.too-early'), [...why, say('console.release.too-early-remedy')], 'caution');
};

const hasChange = ({ changed }: CityPreview): boolean => changed !== null && changed.joined + changed.left > 0;
const isSuppressed = ({ reason, suppressed }: CityPreview): boolean => reason !== undefined || suppressed.length > 0;

const summaryOf = ({ say }: RoundVisit, { cities, joining, leaving, leftOut, previews }: RoundPreview): PageBlock => {
  const row = (name: string, count: number) => ({ term: say(`console.release.${name}`), value: String(count) });
  return {
    kind: 'facts',
    rows: [
      row('cities', cities),
      row('joining', joining.length),
      row('leaving', leaving.length),
      row('left-out', leftOut.length),
      row('changing', previews.filter(hasChange).length),
      row('suppressed', previews.filter(isSuppressed).length),
      row('without-quartiles', previews.filter(({ withoutQuartiles }) => withoutQuartiles !== null).length),
    ],
  };
};

const foldsOf = ({ say, round, language }: RoundVisit, { preview, content }: ReleasePage): Field[] => {
  const nameOf = cityNames(content.population());
  const { capabilities } = content.instrument(round.instrument, language);
  const capabilityNames = new Map<string, string>(capabilities.map(({ id, name }) => [id, name]));
  const foldOf = (name: string, lines: readonly string[], blocks: readonly PageBlock[] = [bullets(lines)]): Field[] =>
    lines.length === 0
      ? []
      : [
          fold(
            say('console.release.fold', { title: say(`console.release.${name}`), count: lines.length }),
            false,
            blocks.map((block) => ({ kind: 'block', block })),
          ),
        ];
  const suppressed = preview.previews.filter(isSuppressed);
  const { joining, leaving, leftOut, previews } = preview;
  return [
    ...foldOf('joining', joining.map(nameOf).toSorted()),
    ...foldOf('leaving', leaving.map(nameOf).toSorted()),
    ...foldOf(
      'left-out',
      leftOut.map(({ city, reason }) => `${nameOf(city)}: ${say(`console.release.${reason}`)}`).toSorted(),
    ),
    ...foldOf(
      'changing',
      previews.filter(hasChange).map(({ city, changed }) => {
        const { joined, left, keepsStatistics } = changed ?? { joined: 0, left: 0, keepsStatistics: false };
        const change = say('console.release.change', { joined, left, kept: String(keepsStatistics) });
        return `${nameOf(city)}: ${change}`;
      }),
    ),
    ...foldOf(
      'suppressed',
      suppressed.map(({ city }) => city),
      [
        paragraph(say('console.release.suppressed-intro')),
        ...suppressedBlocks(suppressed, say, nameOf, capabilityNames),
      ],
    ),
  ];
};

/** Each capability with its number of peers, or the number alone where it is the same in all of them. */
const capabilitiesText = (
  those: CityPreview['suppressed'],
  say: RoundVisit['say'],
  names: ReadonlyMap<string, string>,
): string => {
  const [first] = those;
  const isAll = those.length === names.size && those.every(({ n }) => n === first?.n);
  if (isAll) return say('console.release.in-all', { n: first?.n ?? 0 });
  return those
    .map(({ capability, n }) => say('console.release.with', { name: names.get(capability) ?? '', n }))
    .join('; ');
};

/** What stays suppressed, each reason in words above the cities that it holds for. */
const suppressedBlocks = (
  previews: readonly CityPreview[],
  say: RoundVisit['say'],
  nameOf: Named,
  capabilityNames: ReadonlyMap<string, string>,
): PageBlock[] => {
  const lines = new Map<Reason, string[]>();
  const add = (reason: Reason, line: string) => lines.set(reason, [...(lines.get(reason) ?? []), line]);
  for (const { city, reason, suppressed } of previews) {
    if (reason !== undefined) add(reason, nameOf(city));
    for (const why of new Set(suppressed.map((each) => each.reason))) {
      const those = suppressed.filter((each) => each.reason === why);
      add(why, `${nameOf(city)}: ${capabilitiesText(those, say, capabilityNames)}`);
    }
  }
  return [...lines].flatMap(([reason, cities]) => [paragraph(say(`reasons.${reason}`)), bullets(cities)]);
};
