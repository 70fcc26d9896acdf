import { paragraph } from '../../pages/blocks.ts';
import { button, formPage } from '../../pages/form-page.ts';
import type { PageReply } from '../../pages/reply.ts';
import type { MemberVisit } from '../visit.ts';

export const presentClosing = ({ say, base, path, round, city }: MemberVisit, answered: number): PageReply =>
  formPage({
    title: say('group.closing.title'),
    caption: city.name,
    heading: say('group.closing.title'),
    back: { href: `${base}/consensus`, text: say('form.back') },
    isDemonstration: round.demonstration,
    action: path,
    intro: [paragraph(say('group.closing.body', { answered })), paragraph(say('group.closing.late'))],
    fields: [],
    buttons: [button(say('group.closing.button'))],
    links: [{ href: base, text: say('form.back-to-list') }],
  });
