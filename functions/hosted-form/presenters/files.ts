import type { EvidenceFile } from '#shared/contracts/evidence.ts';
import type { Practice } from '#shared/contracts/instrument.ts';
import type { UploadForm } from '#shared/ports/evidence.ts';
import { type ChangeableFacts, heading, paragraph } from '../../pages/blocks.ts';
import type { FieldError } from '../../pages/field-errors.ts';
import { file, input } from '../../pages/fields.ts';
import { button, formPage } from '../../pages/form-page.ts';
import type { PageReply } from '../../pages/reply.ts';
import type { MemberVisit } from '../visit.ts';

interface FilesPage {
  readonly practice: Practice;
  readonly files: readonly EvidenceFile[];
  readonly path: string;
  /** Absent where no file can be added now; the errors say why. */
  readonly form: UploadForm | undefined;
  readonly errors: readonly FieldError[];
}

const ACCEPTED = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx,.pptx,.odt,.ods,.odp';

export const presentFiles = (visit: MemberVisit, { practice, files, path, form, errors }: FilesPage): PageReply => {
  const { say, base, round } = visit;
  return formPage({
    title: say('group.files.title'),
    caption: practice.name,
    heading: say('group.files.title'),
    back: { href: `${base}/practices/${practice.id}`, text: say('form.back') },
    isDemonstration: round.demonstration,
    intro: [paragraph(say('group.files.intro'))],
    action: form?.url ?? path,
    uploadsTo: form?.url,
    hidden: Object.entries(form?.fields ?? {}).map(([name, value]) => ({ name, value })),
    fields:
      form === undefined
        ? [{ kind: 'block', block: { ...paragraph(errors[0]?.text ?? '') } }]
        : [
            file({
              say,
              errors,
              name: 'file',
              label: say('group.files.file'),
              hint: say('group.files.file-hint'),
              accept: ACCEPTED,
            }),
          ],
    buttons: form === undefined ? [] : [button(say('group.files.send'))],
    after: files.length === 0 ? [] : [heading(say('group.files.list-title')), listOf(visit, files, path)],
    ...(form !== undefined && { errors }),
  });
};

const listOf = ({ say }: MemberVisit, files: readonly EvidenceFile[], path: string): ChangeableFacts => ({
  kind: 'facts',
  rows: files.map(({ id, title, verdict }) => {
    const term = title || say('group.files.untitled');
    return {
      term,
      value: say('group.files.status', { verdict }),
      action: { href: `${path}/${id}`, text: say('group.files.change'), hidden: term },
    };
  }),
});

/** A file that has arrived, or one that was kept before. */
export const presentFile = ({ say, path, base, round }: MemberVisit, practice: Practice, title: string): PageReply =>
  formPage({
    title: say('group.files.arrived-title'),
    caption: practice.name,
    heading: say('group.files.arrived-title'),
    back: { href: `${base}/practices/${practice.id}/files`, text: say('form.back') },
    isDemonstration: round.demonstration,
    action: path,
    fields: [
      input({ say, name: 'title', label: say('group.files.name'), hint: say('group.files.name-hint'), value: title }),
    ],
    buttons: [
      button(say('group.files.keep')),
      { text: say('group.files.remove'), name: 'go', value: 'remove', classes: 'govuk-button--secondary' },
    ],
  });
