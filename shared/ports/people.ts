import type { Draft } from '../contracts/draft.ts';
import type { Language } from '../contracts/names.ts';
import type { Person, Session, SignInLink } from '../contracts/person.ts';

export interface PersonRepository {
  /** The keyed hash of an address: the person's id. */
  idOf(address: string): string;
  /** Creates the person or gives back the one who is there. */
  ensure(address: string, language: Language): Promise<Person>;
  find(id: string): Promise<Person | undefined>;
  confirm(id: string, at: Date): Promise<void>;
  putLink(link: SignInLink): Promise<void>;
  /** Marks the link as used, once: undefined when there is none, it has expired, or it was used before. */
  useLink(hash: string, at: Date): Promise<SignInLink | undefined>;
  findLink(hash: string): Promise<SignInLink | undefined>;
  putSession(session: Session): Promise<void>;
  findSession(hash: string, at: Date): Promise<Session | undefined>;
  deleteSession(hash: string): Promise<void>;
  /** A person's sessions that still last at a time, the one that lasts longest first. */
  sessionsOf(person: string, at: Date): Promise<readonly Session[]>;
  /** Ends every session of a person, wherever; gives how many there were. */
  endSessions(person: string): Promise<number>;
  /** Counts one request under a key in a window; false when `limit` is passed. */
  allow(key: string, limit: number, windowSeconds: number, at: Date): Promise<boolean>;
}

/** What a person typed on a page and could not save yet; one draft a page. */
export interface DraftRepository {
  put(draft: Draft, at: Date): Promise<void>;
  find(person: string, path: string): Promise<Draft | undefined>;
  delete(person: string, path: string): Promise<void>;
}
