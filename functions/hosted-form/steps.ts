import type { Instrument } from '#shared/contracts/instrument.ts';
import type { Role } from '#shared/contracts/person.ts';
import type { MemberVisit } from './visit.ts';

/** A page of an assessment, by its path below the assessment's. */
export type Step = string;

export const practiceStep = (practice: string): Step => `practices/${practice}`;
export const conditionStep = (condition: string): Step => `conditions/${condition}`;

/** The pages in the order in which "save and continue" walks them, as far as a person's roles reach. */
export const stepsOf = (instrument: Instrument, roles: readonly Role[]): readonly Step[] => {
  const practices = instrument.capabilities.flatMap((capability) => capability.practices.map(({ id }) => id));
  const isCoordinator = roles.includes('coordinator');
  return [
    ...(isCoordinator ? ['profile'] : []),
    ...(roles.includes('respondent') ? practices.map(practiceStep) : []),
    ...(isCoordinator ? instrument.conditions.map(({ id }) => conditionStep(id)) : []),
    ...(isCoordinator ? ['focus', 'sharing', 'comparison', 'delivery', 'check'] : []),
  ];
};

/** Where a saved page leads: on, back to the list, or back to the check page that sent the person here. */
export const pathAfter = (
  step: Step,
  { base, fields, instrument, member }: Pick<MemberVisit, 'base' | 'fields' | 'instrument' | 'member'>,
): string => {
  if (fields.text('go') === 'leave') return base;
  if (fields.text('from') === 'check') return `${base}/check`;
  const steps = stepsOf(instrument, member.roles);
  const next = steps[steps.indexOf(step) + 1];
  return next === undefined ? base : `${base}/${next}`;
};
