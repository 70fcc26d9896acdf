import type { Language } from '#shared/contracts/names.ts';
import type { Person, Session } from '#shared/contracts/person.ts';
import type { Wording } from '#shared/ports/content.ts';
import type { FormFields } from './form-fields.ts';

/** One request, understood: who comes, what for, in which language. */
export interface Visit {
  readonly path: string;
  /** The named parts of the path. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** What the form sent; empty for a GET. */
  readonly fields: FormFields;
  readonly language: Language;
  readonly say: Wording;
  readonly now: Date;
  /** For limits only, never stored as it is. */
  readonly networkAddress: string;
  readonly sessionHash?: string | undefined;
  readonly session?: Session | undefined;
  /** What the person typed on this page before and could not save. */
  readonly draft?: FormFields | undefined;
  readonly person?: Person | undefined;
  readonly isSignedIn: boolean;
  keepCookie?(seconds: number): string;
}

export interface SignedInVisit extends Visit {
  readonly person: Person;
  readonly sessionHash: string;
  readonly session: Session;
  /** The cookie of this very session, for so many seconds more. */
  keepCookie(seconds: number): string;
}
