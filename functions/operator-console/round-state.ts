import type { Round } from '#shared/contracts/round.ts';

export const ROUND_STATES = ['planned', 'open', 'closed'] as const;
export type RoundState = (typeof ROUND_STATES)[number];

/** Whether a round takes answers at a time. */
export const stateOf = ({ opensAt, closesAt }: Pick<Round, 'opensAt' | 'closesAt'>, at: Date): RoundState => {
  if (at.getTime() < Date.parse(opensAt)) return 'planned';
  return at.getTime() < Date.parse(closesAt) ? 'open' : 'closed';
};
