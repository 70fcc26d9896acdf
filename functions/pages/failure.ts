import { DomainError, type FieldIssue } from '#shared/domain/errors.ts';
import type { Wording } from '#shared/ports/content.ts';
import { bullets, linkLine, paragraph } from './blocks.ts';
import { type PageReply, page } from './reply.ts';
import type { Site } from './site.ts';

/** Errors that have a page of their own words; all others share one. */
const KNOWN = [
  'not_found',
  'not_allowed',
  'form_expired',
  'link_expired',
  'too_many_requests',
  'too_large',
  'round_closed',
  'submission_conflict',
  'invalid_input',
] as const;

export interface FailureDeps {
  readonly say: Wording;
  readonly site: Pick<Site, 'home'>;
  readonly status: number;
  readonly reference: string;
  readonly contact: string;
}

/** What went wrong, what to do about it, and what to quote when asking for help. An unknown error tells nothing. */
export const presentFailure = (error: unknown, { say, site, status, reference, contact }: FailureDeps): PageReply => {
  const code = KNOWN.find((known) => error instanceof DomainError && error.code === known) ?? 'unknown';
  const key = (part: string) => `form.failures.${code}.${part}`;
  return page({
    view: 'content',
    title: say(key('title')),
    status,
    model: {
      heading: say(key('title')),
      blocks: [
        paragraph(say(key('body'))),
        ...(error instanceof DomainError && error.issues.length > 0 ? [bullets(error.issues.map(sayIssue(say)))] : []),
        code === 'link_expired'
          ? linkLine(say('form.failures.to-sign-in'), '/sign-in')
          : linkLine(say(site.home.words), site.home.href),
        paragraph(say('form.failures.reference', { reference, contact }), 'note'),
      ],
    },
  });
};

const sayIssue =
  (say: Wording) =>
  ({ message, values }: FieldIssue): string =>
    say(`errors.fields.${message}`, values);
