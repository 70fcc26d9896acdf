import type { Address, Handle } from '../pages/router.ts';
import type { SignedInVisit, Visit } from '../pages/visit.ts';
import type { MemberVisit, ReaderVisit } from './visit.ts';

/**
 * A page with the people it is for. `member`: whoever has a part in the assessment that the path names;
 * `coordinator`: only its coordinators; `assessor`: only who assesses its evidence; `reader`: the city's own members of
 * the assessment behind the submission in the path.
 */
export type Route = Address &
  (
    | { readonly audience: 'anyone'; readonly handle: Handle<Visit> }
    | { readonly audience: 'signed-in'; readonly handle: Handle<SignedInVisit> }
    | { readonly audience: 'member' | 'coordinator' | 'assessor'; readonly handle: Handle<MemberVisit> }
    | { readonly audience: 'reader'; readonly handle: Handle<ReaderVisit> }
  );
