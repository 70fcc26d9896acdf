import type { Clock } from '#shared/ports/clock.ts';
import type { Content } from '#shared/ports/content.ts';
import type { DraftRepository, PersonRepository } from '#shared/ports/people.ts';
import { bodyText, type HttpRequest, networkAddressOf } from '../platform/http.ts';
import { preferredLanguage } from '../platform/language.ts';
import type { Seal } from '../platform/sealed-text.ts';
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
import type { Site } from './site.ts';
import type { Visit } from './visit.ts';

export interface ReadVisitDeps {
  readonly site: Site;
  readonly content: Pick<Content, 'wording'>;
  readonly people: Pick<PersonRepository, 'find' | 'findSession'>;
  readonly drafts: Pick<DraftRepository, 'find'>;
  readonly seal: Seal;
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
  deps: ReadVisitDeps,
): Promise<ReadRequest> => {
  const { content, people } = deps;
  const at = deps.now();
  const token = readCookie(request, SESSION_COOKIE);
  const session = token === undefined ? undefined : await people.findSession(hashToken(token), at);
  const [person, draft] =
    session === undefined
      ? []
      : await Promise.all([people.find(session.person), findDraft(deps, session.person, request.rawPath, at)]);
  const language = person?.language ?? preferredLanguage(request.headers['accept-language']);
  const { method } = request.requestContext.http;
  const visit: Visit = {
    path: request.rawPath,
    parameters,
    query: new URLSearchParams(request.rawQueryString),
    fields: method === 'POST' ? readFormFields(bodyText(request, LARGEST_FORM_BYTES)) : NO_FIELDS,
    language,
    say: content.wording(language),
    now: at,
    networkAddress: networkAddressOf(request),
    person,
    draft,
    isSignedIn: person !== undefined,
    ...(person !== undefined && {
      sessionHash: session?.hash,
      session,
      keepCookie: (seconds) => makeCookie(SESSION_COOKIE, token ?? '', seconds),
    }),
  };
  if (visit.sessionHash !== undefined) return { visit, formSecret: visit.sessionHash, cookies: [] };
  const known = readCookie(request, VISIT_COOKIE);
  const formSecret = known ?? newToken();
  const cookies = known === undefined ? [makeCookie(VISIT_COOKIE, formSecret, SESSION_SECONDS)] : [];
  return { visit, formSecret, cookies };
};

/** Only pages with forms of their own have drafts. */
const findDraft = async ({ site, drafts, seal }: ReadVisitDeps, person: string, path: string, at: Date) => {
  const draft = path.startsWith(site.formsBelow) ? await drafts.find(person, path) : undefined;
  const typed = draft === undefined ? undefined : seal.open(draft.sealed, at);
  return typed === undefined ? undefined : readFormFields(typed);
};
