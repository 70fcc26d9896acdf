import type { ContextMeta } from '#shared/contracts/context.ts';
import type { Deployment } from '#shared/contracts/deployment.ts';
import type { Wording } from '#shared/ports/content.ts';
import { bullets, heading, linkLine, type PageBlock, paragraph } from '../../pages/blocks.ts';
import { type PageReply, page } from '../../pages/reply.ts';

const notice = (title: string, blocks: readonly PageBlock[]): PageReply =>
  page({ view: 'content', title, isPublic: true, model: { heading: title, blocks } });

export const presentPrivacy = (say: Wording, { privacy }: Deployment): PageReply => {
  const { controller, contact, storedIn, retentionMonths, authority, notice: longer } = privacy;
  const key = (name: string) => `form.privacy.${name}`;
  return notice(say(key('title')), [
    paragraph(say(key('lead')), 'lead'),
    heading(say(key('who-title'))),
    paragraph(say(key('who'), { controller, contact })),
    heading(say(key('what-title'))),
    bullets(['address', 'answers', 'typed', 'opinion', 'technical'].map((what) => say(key(`what-${what}`)))),
    heading(say(key('why-title'))),
    paragraph(say(key('why'))),
    heading(say(key('reads-title'))),
    bullets([say(key('reads-city')), say(key('reads-operator')), say(key('reads-others'))]),
    heading(say(key('where-title'))),
    paragraph(say(key('where'), { storedIn, months: retentionMonths })),
    heading(say(key('rights-title'))),
    paragraph(say(key('rights'), { contact, authority })),
    heading(say(key('cookies-title'))),
    paragraph(say(key('cookies'))),
    ...(longer === undefined ? [] : [linkLine(say(key('longer')), longer)]),
  ]);
};

export const presentAccessibility = (say: Wording, { accessibility, name }: Deployment): PageReply => {
  const { contact, reviewedOn, knownProblems } = accessibility;
  const key = (part: string) => `form.accessibility.${part}`;
  return notice(say(key('title')), [
    paragraph(say(key('lead'), { name }), 'lead'),
    bullets([say(key('can-zoom')), say(key('can-keyboard')), say(key('can-script')), say(key('can-reader'))]),
    heading(say(key('standard-title'))),
    paragraph(say(key('standard'))),
    heading(say(key('problems-title'))),
    knownProblems.length === 0 ? paragraph(say(key('problems-none'))) : bullets(knownProblems),
    heading(say(key('contact-title'))),
    paragraph(say(key('contact'), { contact })),
    paragraph(say(key('reviewed'), { date: Date.parse(reviewedOn) }), 'note'),
  ]);
};

export const presentSources = (say: Wording, { sources, version }: ContextMeta): PageReply =>
  notice(say('form.sources.title'), [
    paragraph(say('form.sources.lead'), 'lead'),
    ...sources.flatMap(({ title, publisher, licence, retrieved, link }) => [
      heading(title),
      paragraph(say('form.sources.line', { publisher, licence, retrieved })),
      linkLine(link, link),
    ]),
    heading(say('form.sources.changes-title')),
    paragraph(say('form.sources.changes')),
    heading(say('form.sources.borders-title')),
    paragraph(say('form.sources.borders')),
    paragraph(say('form.sources.version', { version }), 'note'),
  ]);
