import type { PieceVerdict } from '#shared/operations/audit.ts';
import { callout, linkLine, type PageBlock, paragraph } from '../../pages/blocks.ts';
import { input } from '../../pages/fields.ts';
import type { PageReply } from '../../pages/reply.ts';
import type { OperatorVisit } from '../visit.ts';
import { listPage } from './list-page.ts';

interface AuditCheckPage {
  readonly verdict: PieceVerdict;
  /** The head to compare with, as typed. */
  readonly typed: string;
  readonly isHeadWrong: boolean;
}

const PATH = '/console/audit/check';

export const presentAuditCheck = (visit: OperatorVisit, { verdict, typed, isHeadWrong }: AuditCheckPage): PageReply => {
  const { say } = visit;
  const { head, isComplete } = verdict;
  const errors = isHeadWrong ? [{ field: 'head', text: say('console.errors.head') }] : undefined;
  const goOn = `${PATH}?${new URLSearchParams({ from: String(head.sequence), ...(typed !== '' && { head: typed }) })}`;
  const reply = listPage({
    title: say('console.audit-check.title'),
    back: { href: '/console/audit', text: say('console.audit-check.back') },
    intro: [
      verdictOf(visit, verdict),
      ...(isComplete ? [] : [linkLine(say('console.audit-check.go-on', { from: head.sequence + 1 }), goOn)]),
      paragraph(say('console.audit-check.head-intro')),
      {
        kind: 'facts',
        rows: [{ term: say('console.audit-check.head'), value: `${head.sequence}:${head.hash}` }],
      },
    ],
    search: {
      action: PATH,
      field: input({
        say,
        errors,
        name: 'head',
        label: say('console.audit-check.noted'),
        hint: say('console.audit-check.noted-hint'),
        value: typed,
        autocomplete: 'off',
      }),
      hidden: [],
      button: { text: say('console.audit-check.compare'), classes: 'govuk-button--secondary' },
    },
  });
  return errors === undefined ? reply : { ...reply, errors, status: 422 };
};

const verdictOf = ({ say }: OperatorVisit, { entries, from, head, faults }: PieceVerdict): PageBlock => {
  if (entries === 0 && faults.length === 0) return callout(say('console.audit-check.empty'), []);
  const range = { first: from + 1, last: head.sequence };
  if (faults.length === 0)
    return callout(say('console.audit-check.fine', range), [say('console.audit-check.fine-why')]);
  return {
    kind: 'callout',
    level: 2,
    tone: 'caution',
    title: say('console.audit-check.faults', { count: faults.length }),
    text: [
      [{ text: say('console.audit-check.remedy') }],
      ...faults.map(({ sequence, fault }) => [{ text: say(`console.audit-check.${fault}`, { sequence }) }]),
    ],
  };
};
