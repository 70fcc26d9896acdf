import type { MemberVisit } from '../visit.ts';

/** Tasks that a city's people have with each other; never counted among the questions. */
export const groupOfPeople = ({ say, base, member, members }: MemberVisit) => {
  const isCoordinator = member.roles.includes('coordinator');
  const count = members.filter(({ roles }) => roles.includes('respondent')).length;
  const optional = { text: say('group.task-consensus-hint') };
  const item = (text: string, page: string, status?: object) => ({
    title: { text },
    href: `${base}/${page}`,
    ...(status !== undefined && { status }),
  });
  return {
    title: say('group.task'),
    list: {
      idPrefix: 'group',
      items: [
        ...(isCoordinator
          ? [item(say('group.task-people'), 'people', { text: say('group.task-people-status', { count }) })]
          : []),
        item(say('group.task-consensus'), 'consensus', optional),
        ...(member.roles.includes('respondent') ? [item(say('group.task-leave'), 'leave', optional)] : []),
      ],
    },
  };
};
