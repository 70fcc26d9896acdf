import type { Capability } from '#shared/contracts/instrument.ts';
import type { AgreedLevel } from '#shared/contracts/response.ts';
import type { Consensus } from '#shared/operations/consensus/read-consensus.ts';
import { callout, heading, linkLine, type PageBlock, paragraph } from '../../pages/blocks.ts';
import { type Button, formPage } from '../../pages/form-page.ts';
import type { PageReply } from '../../pages/reply.ts';
import type { MemberVisit } from '../visit.ts';
import { agreedText, countsText, groupPlot, medianText, type PlottedPractice } from './group-plot.ts';

type Shown = Extract<Consensus, { state: 'shown' }>;

/** The group's answers as sums, never whose; for coordinators with links that record what was agreed. */
export const presentConsensus = (visit: MemberVisit, consensus: Consensus): PageReply => {
  const { say, base, round, city } = visit;
  const title = say('group.consensus.title');
  return formPage({
    title,
    caption: city.name,
    heading: title,
    back: { href: base, text: say('form.back-to-list') },
    isDemonstration: round.demonstration,
    action: `${base}/late`,
    notices: waitingNotice(visit),
    intro: introOf(visit, consensus),
    fields: [],
    buttons: buttonsOf(visit, consensus),
  });
};

const isCoordinator = ({ member }: MemberVisit): boolean => member.roles.includes('coordinator');

const buttonsOf = (visit: MemberVisit, consensus: Consensus): Button[] =>
  consensus.state === 'open' || !isCoordinator(visit)
    ? []
    : [{ text: visit.say('group.consensus.take-in'), classes: 'govuk-button--secondary', preventDoubleClick: true }];

const waitingNotice = ({ say, query }: MemberVisit): PageBlock[] => {
  const waiting = Number(query.get('waiting') ?? Number.NaN);
  if (!Number.isInteger(waiting) || waiting < 0) return [];
  return [callout(say('group.people.done-title'), [say('group.consensus.taken-in', { waiting })])];
};

const introOf = (visit: MemberVisit, consensus: Consensus): PageBlock[] => {
  const { say, base } = visit;
  const { answered } = consensus;
  if (consensus.state === 'open') {
    return [
      callout(say('group.closing.open-title'), [say('group.closing.open', { answered })]),
      ...(isCoordinator(visit) ? [linkLine(say('group.closing.link'), `${base}/close`)] : []),
    ];
  }
  if (consensus.state === 'too-few') {
    const { needed, agreed } = consensus;
    return [
      callout(say('group.consensus.too-few-title'), [say('group.consensus.too-few', { answered, needed })]),
      ...(isCoordinator(visit) ? recordLinks(visit, agreed) : []),
    ];
  }
  const { waiting } = consensus;
  return [
    paragraph(say('group.consensus.intro', { answered })),
    ...(waiting === 0 ? [] : [paragraph(say('group.consensus.waiting', { waiting }), 'note')]),
    ...agendaBlocks(visit, consensus),
    tableOf(visit, consensus),
    ...(isCoordinator(visit) ? recordLinks(visit, []) : []),
  ];
};

const plottedOf = ({ instrument }: MemberVisit, { view, agreed }: Shown): Map<string, PlottedPractice> => {
  const practices = instrument.capabilities.flatMap((capability) => capability.practices);
  return new Map(
    view.practices.flatMap((each) => {
      const practice = practices.find(({ id }) => id === each.practice);
      if (practice === undefined || each.answered === null) return [];
      const own = agreed.find((level) => level.practice === each.practice);
      return [[each.practice, { practice, view: each, agreed: own }] as const];
    }),
  );
};

const agendaBlocks = (visit: MemberVisit, consensus: Shown): PageBlock[] => {
  const { say } = visit;
  const plotted = plottedOf(visit, consensus);
  const agenda = consensus.view.agenda.flatMap((id) => plotted.get(id) ?? []);
  return [
    heading(say('group.consensus.agenda-title')),
    agenda.length === 0
      ? paragraph(say('group.consensus.agenda-none'))
      : groupPlot(visit, say('group.consensus.plots-title'), agenda),
  ];
};

const tableOf = (visit: MemberVisit, consensus: Shown): PageBlock => {
  const { say, instrument } = visit;
  const plotted = plottedOf(visit, consensus);
  const rows = instrument.capabilities.flatMap(({ practices }: Capability) =>
    practices.map(({ id, name }) => {
      const one = plotted.get(id);
      const agreed = agreedText(
        say,
        consensus.agreed.find(({ practice }) => practice === id),
      );
      return one === undefined
        ? [name, say('group.consensus.hidden-row'), '–', agreed]
        : [name, countsText(say, one.view), medianText(say, one.view), agreed];
    }),
  );
  const columns = ['practice', 'answers', 'median', 'agreed'].map((column) => ({
    title: say(`group.consensus.table-${column}`),
    align: 'start' as const,
    width: 1,
  }));
  return { kind: 'table', title: say('group.consensus.table-title'), columns, rows };
};

/** Leads to each practice; with the levels of those that are given, where no table above says them. */
const recordLinks = ({ say, base, instrument }: MemberVisit, told: readonly AgreedLevel[]): PageBlock[] => [
  heading(say('group.consensus.record-title')),
  {
    kind: 'list',
    ordered: false,
    items: instrument.capabilities
      .flatMap(({ practices }) => practices)
      .map(({ id, name }) => {
        const agreed = told.find(({ practice }) => practice === id);
        const level = `: ${say('group.consensus.table-agreed')} ${agreedText(say, agreed)}`;
        return [{ text: name, link: `${base}/consensus/${id}` }, ...(agreed === undefined ? [] : [{ text: level }])];
      }),
  },
];
