import type { FunctionPool } from './function-pool.ts';
import { functionNamed } from './functions.ts';
import { type Resolver, resourcesOf, type Template } from './template.ts';

interface RuleProperties {
  readonly ScheduleExpression?: string;
  readonly State?: string;
  readonly Targets?: readonly { readonly Arn: string }[];
}

/**
 * Plays the schedules of the template, all at one rate that suits somebody who waits: `everySeconds`, and 0 for
 * never. A run that takes longer than that is not joined by a second one.
 */
export const startSchedules = (
  template: Template,
  resolver: Resolver,
  pools: ReadonlyMap<string, FunctionPool>,
  everySeconds: number,
) => {
  const targets = resourcesOf(template, 'AWS::Events::Rule')
    .map(([, { Properties }]) => resolver.resolve(Properties) as RuleProperties)
    .filter(({ ScheduleExpression, State }) => ScheduleExpression !== undefined && State !== 'DISABLED')
    .flatMap(({ Targets = [] }) => Targets.map(({ Arn }) => functionNamed(template, pools, Arn)));
  const running = new Set<FunctionPool>();

  const run = async (target: FunctionPool): Promise<void> => {
    if (running.has(target)) return;
    running.add(target);
    const event = {
      source: 'aws.events',
      'detail-type': 'Scheduled Event',
      time: new Date().toISOString(),
      detail: {},
    };
    // A failure stands in the log, and the next run comes anyway.
    await target.invoke(event).catch(() => {});
    running.delete(target);
  };

  const timer =
    everySeconds > 0
      ? setInterval(() => targets.forEach((target) => void run(target)), everySeconds * 1000)
      : undefined;
  return { targets: targets.map(({ name }) => name), stop: () => clearInterval(timer) };
};
