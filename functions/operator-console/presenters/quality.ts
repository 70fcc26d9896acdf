import type { Instrument } from '#shared/contracts/instrument.ts';
import { CAPABILITIES, type CapabilityId } from '#shared/contracts/names.ts';
import type { CapabilityQuality, Quality, Resemblance } from '#shared/contracts/quality.ts';
import { callout, heading, linkLine, type PageBlock, paragraph } from '../../pages/blocks.ts';
import type { PageReply } from '../../pages/reply.ts';
import { listAddress } from '../list-query.ts';
import type { RoundVisit } from '../visit.ts';
import { type Filters, listPage } from './list-page.ts';
import { allWarnings, figureText, rangeText, tableOf, type Warned } from './quality-words.ts';

export interface QualityPage {
  readonly quality: Quality;
  readonly instrument: Instrument;
  /** Names of regions. */
  readonly regions: Readonly<Record<string, string>>;
  readonly only: CapabilityId | undefined;
}

/** Names of capabilities and practices by id. */
export const namesOf = ({ capabilities }: Instrument): ((id: string) => string) => {
  const names = new Map(
    capabilities.flatMap(({ id, name, practices }) => [
      [id as string, name] as const,
      ...practices.map((practice) => [practice.id, practice.name] as const),
    ]),
  );
  return (id) => names.get(id) ?? id;
};

const placeOf = ({ say, base, round }: RoundVisit) => ({
  caption: round.name,
  back: { href: `${base}/releases`, text: say('console.quality.back') },
  isDemonstration: round.demonstration,
});

export const presentNoQuality = (visit: RoundVisit): PageReply =>
  listPage({
    title: visit.say('console.quality.title'),
    ...placeOf(visit),
    intro: [
      paragraph(visit.say('console.quality.no-release')),
      linkLine(visit.say('console.release.link'), `${visit.base}/release`),
    ],
  });

/** The frame of the overview and of the page of each capability. */
export const qualityPage = (
  visit: RoundVisit,
  { quality, instrument, only }: QualityPage,
  { title, warnings, after }: { title: string; warnings: readonly Warned[]; after: readonly PageBlock[] },
): PageReply => {
  const { say } = visit;
  const { release, cities, respondents, method } = quality;
  return listPage({
    title,
    ...placeOf(visit),
    intro: [
      paragraph(say('console.quality.about', { release, cities, respondents, instrument: quality.instrument, method })),
      warningBlock(visit, warnings),
    ],
    filters: filtersOf(visit, namesOf(instrument), only),
    after,
  });
};

const warningBlock = ({ say }: RoundVisit, warnings: readonly Warned[]): PageBlock =>
  warnings.length === 0
    ? callout(say('console.quality.no-warning'), [])
    : callout(
        say('console.quality.warnings', { count: warnings.length }),
        warnings.map(({ about, warning }) =>
          say('console.quality.warned', { about, warning: say(`console.quality.warning.${warning}`) }),
        ),
        'caution',
      );

const filtersOf = (
  { say, base }: RoundVisit,
  nameOf: (id: string) => string,
  only: CapabilityId | undefined,
): Filters => {
  const query = { filter: undefined, search: '', page: 1 };
  return {
    label: say('console.quality.parts'),
    items: [undefined, ...CAPABILITIES].map((filter) => ({
      text: filter === undefined ? say('console.quality.overview') : nameOf(filter),
      href: listAddress<CapabilityId>(`${base}/quality`, query, { filter }),
      isCurrent: filter === only,
    })),
  };
};

export const presentQuality = (visit: RoundVisit, page: QualityPage): PageReply => {
  const { quality, instrument } = page;
  const nameOf = namesOf(instrument);
  const { say } = visit;
  const part = (
    name: string,
    columns: readonly string[],
    cellsOf: (one: CapabilityQuality) => string[],
  ): PageBlock[] => [
    heading(say(`console.quality.${name}.title`)),
    paragraph(say(`console.quality.${name}.text`)),
    tableOf(
      say(`console.quality.${name}.title`),
      ['capability', ...columns].map((column) => say(`console.quality.columns.${column}`)),
      quality.capabilities.map((one) => [nameOf(one.capability), ...cellsOf(one)]),
    ),
  ];
  return qualityPage(visit, page, {
    title: say('console.quality.title'),
    warnings: allWarnings(quality, nameOf),
    after: [
      ...part('consistency', ['alpha', 'alpha-interval', 'omega'], ({ alpha, alphaInterval, omega }) => [
        figureText(say, alpha),
        rangeText(say, alphaInterval),
        figureText(say, omega),
      ]),
      ...part('within', ['icc1', 'icc2', 'spread', 'rwg', 'rwg-slight'], (one) =>
        [one.icc1, one.icc2, one.withinCity, one.rwg, one.rwgSlightSkew].map((figure) => figureText(say, figure)),
      ),
      ...part('ends', ['floor', 'ceiling'], ({ floor, ceiling }) => [
        figureText(say, floor, 'share'),
        figureText(say, ceiling, 'share'),
      ]),
      ...part(
        'verified',
        ['mean', 'deviation', 'interval'],
        ({ selfLessVerified: { mean, standardDeviation, interval } }) => [
          figureText(say, mean),
          figureText(say, standardDeviation),
          rangeText(say, interval),
        ],
      ),
      paragraph(say('console.quality.kappa', { figure: figureText(say, quality.assessorAgreement) })),
      ...peerBlocks(visit, quality),
    ],
  });
};

const peerBlocks = ({ say }: RoundVisit, { peers }: Quality): PageBlock[] => {
  const rowOf = (name: string, { difference, random, p }: Resemblance): string[] => [
    name,
    figureText(say, difference),
    figureText(say, random),
    p === null ? say('console.quality.no-range') : say('console.quality.p', { p: p.toFixed(3) }),
  ];
  return [
    heading(say('console.quality.peers.title')),
    paragraph(say('console.quality.peers.text')),
    tableOf(
      say('console.quality.peers.title'),
      ['peers-by', 'difference', 'random', 'p'].map((column) => say(`console.quality.columns.${column}`)),
      [
        rowOf(say('console.quality.peers.all'), peers.all),
        ...peers.withoutFamily.map(({ family, ...resemblance }) =>
          rowOf(say('console.quality.peers.without', { family: say(`context.families.${family}`) }), resemblance),
        ),
      ],
    ),
  ];
};
