import type { City, Population } from '#shared/contracts/context.ts';
import type { Erasure, ErasureReceipt } from '#shared/contracts/erasure.ts';
import { canonicalJson } from '#shared/domain/submission/canonical-json.ts';
import { isFinished } from '#shared/operations/carry-out-erasure.ts';
import type { Wording } from '#shared/ports/content.ts';
import { bullets, type ChangeableFacts, callout, heading, type PageBlock, paragraph } from '../../pages/blocks.ts';
import type { FieldError } from '../../pages/field-errors.ts';
import { input } from '../../pages/fields.ts';
import { button, formPage } from '../../pages/form-page.ts';
import type { PageReply } from '../../pages/reply.ts';
import type { OperatorVisit } from '../visit.ts';
import { cityNames } from './city-names.ts';
import { type Cell, listPage, type Tag } from './list-page.ts';

interface ErasurePage {
  readonly erasure: Erasure;
  readonly city: City;
  readonly hash: (text: string) => string;
  readonly typed?: string;
  readonly errors?: readonly FieldError[];
}

type State = 'looking' | 'looked' | 'erasing' | 'left' | 'erased';

/** Longer than `erase-data` may run: then it has given up. */
const GIVEN_UP_MILLISECONDS = 20 * 60_000;

const hasGivenUp = ({ order }: Erasure, now: Date): boolean =>
  order !== undefined && now.getTime() - Date.parse(order.at) > GIVEN_UP_MILLISECONDS;

const stateOf = (erasure: Erasure): State => {
  if (erasure.looked === undefined) return 'looking';
  if (erasure.order === undefined) return 'looked';
  if (isFinished(erasure)) return 'erased';
  return erasure.receipts.length === 0 ? 'erasing' : 'left';
};

const ASK_AGAIN_SECONDS = 3;
const LIST = '/console/erasures';

/** One erasure, whatever its state; it asks again by itself while the work is done elsewhere. */
export const presentErasure = (visit: OperatorVisit, page: ErasurePage): PageReply => {
  const { say } = visit;
  const { erasure, city } = page;
  const state = stateOf(erasure);
  if (state === 'looked') return confirmPage(visit, page);
  if (state === 'left' || (state === 'erasing' && hasGivenUp(erasure, visit.now))) {
    return unfinishedPage(visit, page, state);
  }
  const isWaiting = state === 'looking' || state === 'erasing';
  const reply = listPage({
    title: say(`console.erasure.${state}.title`, { city: city.name }),
    back: { href: LIST, text: say('console.erasures.title') },
    intro: [
      paragraph(say(`console.erasure.${state}.text`)),
      ...erasure.receipts.flatMap((receipt) => proofBlocks(visit, receipt, page)),
    ],
    actions: isWaiting ? [{ text: say('console.erasure.again'), href: visit.path }] : [],
  });
  return isWaiting ? { ...reply, refreshSeconds: ASK_AGAIN_SECONDS } : reply;
};

/** What was ordered and is not finished can be set going again, by a form of one button. */
const unfinishedPage = (visit: OperatorVisit, page: ErasurePage, state: 'erasing' | 'left'): PageReply => {
  const { say, path } = visit;
  const title = say('console.erasure.left.title', { city: page.city.name });
  return formPage({
    title,
    heading: title,
    back: { href: LIST, text: say('console.erasures.title') },
    intro: [callout(title, [say(`console.erasure.${state === 'left' ? 'left' : 'given-up'}.text`)], 'caution')],
    action: path,
    fields: [],
    buttons: [button(say('console.erasure.go-on'))],
    after: page.erasure.receipts.flatMap((receipt) => proofBlocks(visit, receipt, page)),
  });
};

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

/** What goes or went, in the words of the command line. */
const whatFacts = (say: Wording, receipt: ErasureReceipt): ChangeableFacts => {
  const { deleted, rewritten, files, people, namedInReports } = receipt;
  const row = (name: string, count: number) => ({
    term: say(`console.erasure.${name}`),
    value: say('console.erasure.count', { count }),
  });
  return {
    kind: 'facts',
    rows: [
      row('items', sum(deleted)),
      row('files', files),
      row('people', people),
      row('rewritten', sum(rewritten)),
      row('named', namedInReports),
    ],
  };
};

const releaseLines = (say: Wording, { releases, exports }: ErasureReceipt, isDone: boolean): string[] => [
  ...releases.map(({ release, successor }) =>
    isDone
      ? say('console.erasure.release-closed', { release, successor: successor?.release ?? 'none' })
      : say('console.erasure.release', { release }),
  ),
  ...exports.map(({ id, release }) => say('console.erasure.export', { id, release })),
];

const whatBlocks = (say: Wording, receipt: ErasureReceipt, isDone: boolean): PageBlock[] => {
  const lines = releaseLines(say, receipt, isDone);
  return [whatFacts(say, receipt), ...(lines.length === 0 ? [] : [bullets(lines)])];
};

const confirmPage = (visit: OperatorVisit, { erasure, city, typed = '', errors }: ErasurePage): PageReply => {
  const { say, path } = visit;
  const title = say('console.erasure.looked.title', { city: city.name });
  return formPage({
    title,
    heading: title,
    back: { href: LIST, text: say('console.erasures.title') },
    errors,
    intro: [
      paragraph(say('console.erasure.looked.text', { at: Date.parse(erasure.looked?.at ?? '') })),
      ...(erasure.looked === undefined ? [] : whatBlocks(say, erasure.looked, false)),
      callout(say('console.erase.warning-title'), [say('console.erase.warning')], 'caution'),
    ],
    action: path,
    fields: [
      input({
        say,
        errors,
        name: 'city',
        label: say('console.erasure.type'),
        hint: say('console.erasure.type-hint', { city: city.name, id: city.id }),
        value: typed,
        autocomplete: 'off',
      }),
    ],
    buttons: [
      {
        text: say('console.erasure.button', { city: city.name }),
        classes: 'govuk-button--warning',
        preventDoubleClick: true,
      },
    ],
    links: [{ href: LIST, text: say('console.erase.cancel') }],
  });
};

/** The receipt as proof: what went, what was found afterwards, and the hash under which the audit log keeps it. */
const proofBlocks = ({ say }: OperatorVisit, receipt: ErasureReceipt, { hash }: ErasurePage): PageBlock[] => {
  const { at, traces, keysHash, fileVersions } = receipt;
  const row = (name: string, value: string) => ({ term: say(`console.erasure.${name}`), value });
  return [
    heading(say('console.erasure.proof', { at: Date.parse(at) })),
    ...whatBlocks(say, receipt, true),
    {
      kind: 'facts',
      rows: [
        row('versions', say('console.erasure.count', { count: fileVersions })),
        row('traces', say('console.erasure.found', { traces })),
        row('keys', keysHash),
        row('document', hash(canonicalJson(receipt))),
      ],
    },
    paragraph(say('console.erasure.keep'), 'note'),
  ];
};

const TONES: Record<State, Tag['tone']> = {
  looking: 'grey',
  looked: 'grey',
  erasing: 'blue',
  left: 'red',
  erased: 'green',
};

export const presentErasures = (
  visit: OperatorVisit,
  erasures: readonly Erasure[],
  population: Population,
): PageReply => {
  const { say } = visit;
  const nameOf = cityNames(population);
  const rowOf = (erasure: Erasure): Cell[] => {
    const { id, request } = erasure;
    const state = stateOf(erasure);
    return [
      { text: nameOf(request.city), link: `${LIST}/${id}`, note: request.city },
      { tags: [{ text: say(`console.erasures.states.${state}`), tone: TONES[state] }] },
      { text: say('console.date-time', { at: Date.parse(request.at) }) },
    ];
  };
  return listPage({
    title: say('console.erasures.title'),
    intro: [paragraph(say('console.erasures.intro'))],
    table: {
      title: say('console.erasures.title'),
      columns: ['city', 'state', 'at'].map((name) => ({ title: say(`console.erasures.${name}`) })),
      rows: erasures.map(rowOf),
    },
    emptyText: say('console.erasures.none'),
  });
};
