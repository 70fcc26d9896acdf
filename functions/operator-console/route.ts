import type { Address, Handle } from '../pages/router.ts';
import type { CityVisit, OperatorVisit, RoundVisit } from './visit.ts';

/** A page for operators, with what it is about: the path of `round` has `:round`, that of `city` also `:city`. */
export type Route = Address &
  (
    | { readonly about: 'deployment'; readonly handle: Handle<OperatorVisit> }
    | { readonly about: 'round'; readonly handle: Handle<RoundVisit> }
    | { readonly about: 'city'; readonly handle: Handle<CityVisit> }
  );
