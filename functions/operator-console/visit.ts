import type { Assessment } from '#shared/contracts/assessment.ts';
import type { City } from '#shared/contracts/context.ts';
import type { Round } from '#shared/contracts/round.ts';
import type { SignedInVisit } from '../pages/visit.ts';

/** An operator's visit. */
export interface OperatorVisit extends SignedInVisit {
  /** Who the audit log says it was. */
  readonly actor: string;
}

/** An operator's visit to the round that the path names. */
export interface RoundVisit extends OperatorVisit {
  readonly round: Round;
  /** Path of the round, under which all its pages lie. */
  readonly base: string;
}

/** An operator's visit to a city that takes part in the round. */
export interface CityVisit extends RoundVisit {
  readonly city: City;
  readonly assessment: Assessment;
  /** Path of the city in the round. */
  readonly cityBase: string;
}
