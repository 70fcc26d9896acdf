import type { Round } from '#shared/contracts/round.ts';

/** Does the round take answers at this moment? */
export const isOpen = ({ opensAt, closesAt }: Round, at: Date): boolean =>
  Date.parse(opensAt) <= at.getTime() && at.getTime() < Date.parse(closesAt);

/** May anybody claim a city in it at this moment? */
export const isClaimable = (round: Round, at: Date): boolean => round.mode === 'open' && isOpen(round, at);
