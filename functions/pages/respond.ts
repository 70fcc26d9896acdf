import type { Deployment } from '#shared/contracts/deployment.ts';
import type { FormTokens } from '../platform/csrf.ts';
import { type HttpResponse, json } from '../platform/http.ts';
import type { Assets } from '../platform/page-assets.ts';
import { policyWithUpload } from '../platform/page-policy.ts';
import { type Render, withoutBlankLines } from '../platform/page-render.ts';
import type { FileReply, PageReply, Reply } from './reply.ts';
import { presentShell } from './shell.ts';
import type { Site } from './site.ts';
import type { Visit } from './visit.ts';

export interface RespondDeps {
  readonly site: Site;
  readonly deployment: Deployment;
  readonly assets: Assets;
  readonly render: Render;
  readonly formTokens: FormTokens;
}

interface Circumstances {
  readonly visit: Pick<Visit, 'say' | 'language' | 'path' | 'now' | 'person' | 'session'> & {
    readonly isSignedIn: boolean | undefined;
  };
  readonly formSecret: string;
  readonly cookies: readonly string[];
}

const YEAR_SECONDS = 31_536_000;

/** Turns what a handler answered into HTTP. */
export const createRespond = (deps: RespondDeps) => {
  const respondPage = (reply: PageReply, { visit, formSecret, cookies }: Circumstances): HttpResponse => {
    const { language, path, person, now } = visit;
    const csrf = deps.formTokens.make(formSecret);
    const owner = person === undefined ? '' : deps.formTokens.makeOwner(person.id, path, now);
    const shell = presentShell(reply, { ...deps, ...visit, session: visit.session, csrf, owner });
    return {
      statusCode: reply.status ?? 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-language': language,
        'cache-control': 'no-store',
        ...(reply.uploadsTo !== undefined && { 'content-security-policy': policyWithUpload(reply.uploadsTo) }),
        ...(reply.refreshSeconds !== undefined && { refresh: String(reply.refreshSeconds) }),
      },
      cookies: reply.view === 'form' ? [...cookies] : [],
      body: withoutBlankLines(deps.render(reply.view, { shell, model: reply.model })),
    };
  };

  return (reply: Reply, circumstances: Circumstances): HttpResponse => {
    if (reply.kind === 'page') return respondPage(reply, circumstances);
    if (reply.kind === 'data') return { ...json(reply.status, reply.body), cookies: [...(reply.cookies ?? [])] };
    if (reply.kind === 'file') return respondFile(reply);
    const { to, cookies = [] } = reply;
    return { statusCode: 303, headers: { location: to, 'cache-control': 'no-store' }, cookies: [...cookies], body: '' };
  };
};

const respondFile = ({ body, contentType, downloadName }: FileReply): HttpResponse => ({
  statusCode: 200,
  headers: {
    'content-type': contentType,
    'cache-control': downloadName === undefined ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-store',
    ...(downloadName !== undefined && { 'content-disposition': `attachment; filename="${downloadName}"` }),
  },
  body,
});
