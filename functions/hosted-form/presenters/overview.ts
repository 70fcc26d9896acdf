import type { AssessmentSettings, SubmissionEntry } from '#shared/contracts/assessment.ts';
import type { Practice } from '#shared/contracts/instrument.ts';
import type { CityProfile } from '#shared/contracts/profile.ts';
import type { Answer } from '#shared/contracts/response.ts';
import type { Wording } from '#shared/ports/content.ts';
import { callout, linkLine, paragraph } from '../../pages/blocks.ts';
import { type PageReply, page } from '../../pages/reply.ts';
import { conditionStep, practiceStep, type Step, stepsOf } from '../steps.ts';
import type { MemberVisit } from '../visit.ts';
import { groupOfPeople } from './overview-people.ts';

export interface Saved {
  readonly answers: readonly Answer[];
  /** Answered practices whose question is another one now. */
  readonly changed: readonly Practice[];
  readonly settings: AssessmentSettings;
  readonly profile: CityProfile;
  readonly submissions: readonly SubmissionEntry[];
}

interface Task {
  readonly step: Step;
  readonly title: string;
  readonly isDone: boolean;
  /** Nobody has to fill it in. */
  readonly isOptional?: boolean;
}

export const presentOverview = (visit: MemberVisit, saved: Saved): PageReply => {
  const { say, city, round, instrument, member, base } = visit;
  const practices = practiceGroups(visit, saved.answers);
  const isCoordinator = member.roles.includes('coordinator');
  const tasks = practices.flatMap((group) => group.tasks);
  const done = tasks.filter(({ isDone }) => isDone).length;
  const next = stepsOf(instrument, member.roles).find((step) =>
    tasks.some((task) => task.step === step && !task.isDone),
  );
  const groups = [
    ...(isCoordinator ? [profileGroup(say, saved.profile)] : []),
    ...practices,
    ...(isCoordinator ? [conditionsGroup(visit, saved.settings), sharingGroup(say, saved.settings)] : []),
  ];
  return page({
    view: 'tasks',
    title: say('form.overview.title', { city: city.name }),
    isDemonstration: round.demonstration,
    back: { href: '/assessments', text: say('form.overview.back') },
    model: {
      caption: round.name,
      heading: say('form.overview.title', { city: city.name }),
      progress: {
        text: say('form.overview.progress', { done, all: tasks.length }),
        value: done,
        maximum: tasks.length,
      },
      blocks: [
        ...submittedBlocks(say, saved.submissions),
        ...changedBlocks(say, saved.changed),
        paragraph(say('form.overview.intro')),
      ],
      button:
        next === undefined
          ? undefined
          : { text: say(done === 0 ? 'form.overview.begin' : 'form.overview.go-on'), href: `${base}/${next}` },
      groups: [
        ...groups.map((group) => taskList(say, base, group)),
        groupOfPeople(visit),
        ...(isCoordinator ? [submitGroup(say, base, done)] : []),
      ],
    },
  });
};

const submittedBlocks = (say: Wording, submissions: readonly SubmissionEntry[]) => {
  const newest = submissions.at(-1);
  if (newest === undefined) return [];
  const title = say('form.overview.submitted-title', { date: Date.parse(newest.submittedAt) });
  return [
    callout(title, [say('form.overview.submitted')]),
    linkLine(say('form.overview.results'), `/results/${newest.submission}`),
  ];
};

const changedBlocks = (say: Wording, changed: readonly Practice[]) =>
  changed.length === 0
    ? []
    : [
        callout(
          say('form.changed.list', { count: changed.length }),
          [say('form.changed.list-body', { practices: changed.map(({ name }) => name).join('; ') })],
          'caution',
        ),
      ];

const practiceGroups = ({ instrument, member }: MemberVisit, answers: readonly Answer[]) => {
  if (!member.roles.includes('respondent')) return [];
  const answered = new Set(answers.map(({ practice }) => practice));
  return instrument.capabilities.map(({ plainName, practices }) => ({
    title: plainName,
    tasks: practices.map(({ id, name }): Task => ({ step: practiceStep(id), title: name, isDone: answered.has(id) })),
  }));
};

const profileGroup = (say: Wording, profile: CityProfile) => ({
  title: say('form.overview.city'),
  tasks: [
    {
      step: 'profile',
      title: say('form.overview.profile'),
      isDone: Object.keys(profile).length > 0,
      isOptional: true,
    } satisfies Task,
  ],
});

const conditionsGroup = ({ say, instrument }: MemberVisit, settings: AssessmentSettings) => ({
  title: say('form.overview.conditions'),
  hint: say('form.overview.conditions-hint'),
  tasks: instrument.conditions.map(
    ({ id, name }): Task => ({
      step: conditionStep(id),
      title: name,
      isDone: settings.conditions.some(({ condition }) => condition === id),
      isOptional: true,
    }),
  ),
});

const sharingGroup = (say: Wording, { focus, consents, comparison, recipients }: AssessmentSettings) => {
  const task = (step: Step, value: unknown): Task => ({
    step,
    title: say(`form.overview.${step}`),
    isDone: value !== undefined,
    isOptional: true,
  });
  return {
    title: say('form.overview.choices'),
    tasks: [
      task('focus', focus),
      task('sharing', consents),
      task('comparison', comparison),
      task('delivery', recipients),
    ],
  };
};

const taskList = (
  say: Wording,
  base: string,
  { title, tasks, hint }: { title: string; tasks: readonly Task[]; hint?: string },
) => ({
  title,
  hint,
  list: {
    idPrefix: tasks[0]?.step.replace('/', '-'),
    items: tasks.map(({ step, title: text, isDone, isOptional = false }) => ({
      title: { text },
      href: `${base}/${step}`,
      status: isDone
        ? { text: say('form.overview.done') }
        : {
            tag: {
              text: say(isOptional ? 'form.overview.optional' : 'form.overview.to-do'),
              classes: isOptional ? 'govuk-tag--grey' : '',
            },
          },
    })),
  },
});

const submitGroup = (say: Wording, base: string, done: number) => ({
  title: say('form.overview.submit'),
  list: {
    idPrefix: 'submit',
    items: [
      done === 0
        ? {
            title: { text: say('form.overview.check') },
            status: { text: say('form.overview.not-yet'), classes: 'govuk-task-list__status--cannot-start-yet' },
          }
        : {
            title: { text: say('form.overview.check') },
            href: `${base}/check`,
            status: { text: say('form.overview.ready') },
          },
    ],
  },
});
