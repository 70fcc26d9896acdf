import type { AuditEntry } from '#shared/contracts/audit.ts';
import type { AuditPage } from '#shared/operations/look-at-audit.ts';
import type { Wording } from '#shared/ports/content.ts';
import { linkLine, paragraph } from '../../pages/blocks.ts';
import type { PageReply } from '../../pages/reply.ts';
import { type ListQuery, listAddress } from '../list-query.ts';
import type { AuditNames } from '../pages/audit.ts';
import type { OperatorVisit } from '../visit.ts';
import { type Cell, type Filters, listPage, nameSearch } from './list-page.ts';

export const AUDIT_GROUPS = ['rounds', 'assessments', 'releases', 'data'] as const;
export type AuditGroup = (typeof AUDIT_GROUPS)[number];

/** Where an operator would look for an entry of a kind. */
const GROUPS: Record<AuditEntry['action'], AuditGroup> = {
  'round-opened': 'rounds',
  'round-closed': 'rounds',
  'token-issued': 'rounds',
  'cities-invited': 'rounds',
  'cities-reminded': 'rounds',
  'suppression-lifted': 'rounds',
  'city-claimed': 'assessments',
  'claim-confirmed': 'assessments',
  'member-invited': 'assessments',
  'member-taken-back': 'assessments',
  'part-handed-over': 'assessments',
  'part-withdrawn': 'assessments',
  'coordinator-stepped-down': 'assessments',
  'answering-closed': 'assessments',
  'late-answers-taken-in': 'assessments',
  'level-agreed': 'assessments',
  'agreed-level-cleared': 'assessments',
  'assessor-named': 'assessments',
  'assessor-dismissed': 'assessments',
  'evidence-read': 'assessments',
  'level-verified': 'assessments',
  'verified-level-cleared': 'assessments',
  'assessment-submitted': 'assessments',
  'release-published': 'releases',
  'release-succeeded': 'releases',
  'reports-reissued': 'releases',
  'work-redriven': 'releases',
  'research-exported': 'data',
  'consent-withdrawn': 'data',
  'city-erased': 'data',
  'person-erased': 'data',
  'backup-made': 'data',
  'backup-restored': 'data',
};
export const groupOf = ({ action }: AuditEntry): AuditGroup => GROUPS[action];

const SHORT = 12;

interface AuditLogPage extends AuditPage {
  readonly query: ListQuery<AuditGroup>;
  readonly names: AuditNames;
  readonly before: number | undefined;
}

const actorText = (say: Wording, { operatorOf }: AuditNames, actor: string): string => {
  const [kind = '', name = ''] = actor.split(':');
  return operatorOf(actor) ?? say('console.audit.actor', { kind, name: name.slice(0, SHORT) });
};

const actionText = (say: Wording, { action, count }: AuditEntry): string =>
  say(`console.audit.actions.${action}`, { count: count ?? 0 });

const aboutText = ({ roundOf }: AuditNames, { round, release }: AuditEntry): string =>
  [...(round === undefined ? [] : [roundOf(round)]), ...(release === undefined ? [] : [release])].join(', ');

/** Everything that a row says, for the search. */
export const wordsOf = (say: Wording, names: AuditNames, entry: AuditEntry): string =>
  [
    actionText(say, entry),
    aboutText(names, entry),
    entry.city === undefined ? '' : `${names.cityOf(entry.city)} ${entry.city}`,
    actorText(say, names, entry.actor),
    ...[entry.action, entry.round, entry.submission, entry.document].map((text) => text ?? ''),
  ].join(' ');

const PATH = '/console/audit';

export const presentAudit = ({ say }: OperatorVisit, page: AuditLogPage): PageReply => {
  const { entries, looked, query, names, before, next } = page;
  const isNarrowed = query.filter !== undefined || query.search !== '';
  return listPage({
    title: say('console.audit.title'),
    intro: [paragraph(say('console.audit.intro'))],
    filters: filtersOf(say, query),
    search: nameSearch(say, PATH, say('console.audit.search'), query),
    table: {
      title: say('console.audit.title'),
      columns: ['at', 'what', 'about', 'city', 'who'].map((name) => ({ title: say(`console.audit.${name}`) })),
      rows: entries.map((entry) => rowOf(say, names, entry)),
    },
    emptyText: say(isNarrowed ? 'console.audit.none-found' : 'console.audit.none'),
    paging: pagingOf(say, query, before, next),
    after: [
      ...(isNarrowed
        ? [paragraph(say('console.audit.looked', { looked, more: String(next !== undefined) }), 'note')]
        : []),
      linkLine(say('console.audit.check-link'), `${PATH}/check`),
    ],
  });
};

const filtersOf = (say: Wording, query: ListQuery<AuditGroup>): Filters => ({
  label: say('console.audit.filters'),
  items: [undefined, ...AUDIT_GROUPS].map((filter) => ({
    text: say(`console.audit.groups.${filter ?? 'all'}`),
    href: listAddress(PATH, query, { filter }),
    isCurrent: filter === query.filter,
  })),
});

const rowOf = (say: Wording, names: AuditNames, entry: AuditEntry): Cell[] => {
  const { sequence, at, city, actor } = entry;
  return [
    { text: say('console.date-time', { at: Date.parse(at) }), note: say('console.audit.entry', { sequence }) },
    { text: actionText(say, entry) },
    { text: aboutText(names, entry) },
    city === undefined ? {} : { text: names.cityOf(city), note: city },
    { text: actorText(say, names, actor) },
  ];
};

/** Entries are added all the time, so older ones are found by place and not by the number of a page. */
const pagingOf = (
  say: Wording,
  query: ListQuery<AuditGroup>,
  before: number | undefined,
  next: number | undefined,
): object | undefined => {
  if (before === undefined && next === undefined) return undefined;
  const newest = listAddress(PATH, query, {});
  const older = `${newest}${newest.includes('?') ? '&' : '?'}before=${next}`;
  return {
    landmarkLabel: say('console.list.pages'),
    ...(before !== undefined && { previous: { href: newest, text: say('console.audit.newest') } }),
    ...(next !== undefined && { next: { href: older, text: say('console.audit.older') } }),
  };
};
