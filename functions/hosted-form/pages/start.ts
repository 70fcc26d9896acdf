import { bullets, callout, heading, paragraph } from '../../pages/blocks.ts';
import { page, type Reply } from '../../pages/reply.ts';
import type { Visit } from '../../pages/visit.ts';

/** `GET /`: what this is, for whom, how long it takes, and what it is not. */
export const showStart = ({ say, person }: Visit): Reply =>
  page({
    view: 'content',
    title: say('form.start.heading'),
    isPublic: true,
    model: {
      isLarge: true,
      heading: say('form.start.heading'),
      blocks: [
        paragraph(say('form.start.lead'), 'lead'),
        paragraph(say('form.start.what')),
        bullets([say('form.start.gets-levels'), say('form.start.gets-peers'), say('form.start.gets-steps')]),
        heading(say('form.start.who-title')),
        paragraph(say('form.start.who')),
        heading(say('form.start.time-title')),
        paragraph(say('form.start.time')),
      ],
      buttons: [
        {
          text: say(person === undefined ? 'form.start.begin' : 'form.start.continue'),
          href: person === undefined ? '/sign-in' : '/assessments',
          isStartButton: true,
        },
      ],
      after: [callout(say('form.start.label-title'), [say('form.start.label')])],
    },
  });
