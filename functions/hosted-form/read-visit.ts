import type { Clock, Content, PersonRepository } from '#shared/ports.ts';
import { bodyText, type HttpRequest } from '../platform/http.ts';
import { preferredLanguage } from '../platform/language.ts';
import {
  hashToken,
  makeCookie,
  newToken,
  readCookie,
  SESSION_COOKIE,
  SESSION_SECONDS,
  VISIT_COOKIE,
} from '../platform/session-cookies.ts';
import { LARGEST_FORM_BYTES, readFormFields } from './form-fields.ts';
import type { Visit } from './visit.ts';

export interface ReadVisitDeps {
  readonly content: Pick<Content, 'wording'>;
  readonly people: Pick<PersonRepository, 'find' | 'findSession'>;
  readonly now: Clock;
}

export interface ReadRequest {
  readonly visit: Visit;
  /** What the tokens of this browser's forms are made of. */
  readonly formSecret: string;
  readonly cookies: readonly string[];
}

const NO_FIELDS = readFormFields('');

/** Understands a request; a browser without a session gets a cookie that ties its forms to it. */
export const readVisit = async (
  request: HttpRequest,
  parameters: Readonly<Record<string, string>>,
  { content, people, now }: ReadVisitDeps,
): Promise<ReadRequest> => {
  const at = now();
  const token = readCookie(request, SESSION_COOKIE);
  const session = token === undefined ? undefined : await people.findSession(hashToken(token), at);
  const person = session === undefined ? undefined : await people.find(session.person);
  const language = person?.language ?? preferredLanguage(request.headers['accept-language']);
  const { method, sourceIp } = request.requestContext.http;
  const visit: Visit = {
    path: request.rawPath,
    parameters,
    query: new URLSearchParams(request.rawQueryString),
    fields: method === 'POST' ? readFormFields(bodyText(request, LARGEST_FORM_BYTES)) : NO_FIELDS,
    language,
    say: content.wording(language),
    now: at,
    networkAddress: sourceIp,
    person,
    isSignedIn: person !== undefined,
    sessionHash: person === undefined ? undefined : session?.hash,
  };
  if (visit.sessionHash !== undefined) return { visit, formSecret: visit.sessionHash, cookies: [] };
  const known = readCookie(request, VISIT_COOKIE);
  const formSecret = known ?? newToken();
  const cookies = known === undefined ? [makeCookie(VISIT_COOKIE, formSecret, SESSION_SECONDS)] : [];
  return { visit, formSecret, cookies };
};
