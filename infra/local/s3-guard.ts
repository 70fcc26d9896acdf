import type { buildApp } from 'fauxqs';
import { refusalOf } from './s3-post-policy.ts';
import { type SignedRequest, verify } from './s3-signature.ts';

type App = ReturnType<typeof buildApp>;

/** The part of fauxqs' store that the guard looks into. */
export interface ObjectStore {
  headObject(bucket: string, key: string): unknown;
}

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const denied = (message: string): Refusal => ({ status: 403, code: 'AccessDenied', message });
const VERDICTS: Record<string, Refusal | undefined> = {
  unsigned: denied('The request is not signed'),
  wrong: { status: 403, code: 'SignatureDoesNotMatch', message: 'The signature is not the right one' },
  expired: denied('Request has expired'),
};
const NOT_KEPT = ['tagging', 'acl', 'retention', 'legal-hold', 'versions', 'versionId'];

const uploadRefusal = async (
  bucket: string,
  contentType: string,
  body: Buffer,
  secretKey: string,
): Promise<Refusal | undefined> => {
  try {
    const bytes = new Uint8Array(body);
    const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
    const fields: Record<string, string> = {};
    let fileBytes = 0;
    for (const [name, value] of form) {
      if (typeof value === 'string') fields[name] = value;
      else fileBytes = value.size;
    }
    const refusal = refusalOf({ bucket, fields, fileBytes }, secretKey, Date.now());
    return refusal === undefined ? undefined : denied(`Invalid according to policy: ${refusal}`);
  } catch {
    return { status: 400, code: 'MalformedPOSTRequest', message: 'The form or its policy cannot be read' };
  }
};

const exists = (store: ObjectStore, bucket: string, key: string): boolean => {
  try {
    store.headObject(bucket, key);
    return true;
  } catch {
    return false;
  }
};

/** Answers to a download may be named by its address; only what was signed gets here. */
const OVERRIDES = ['content-disposition', 'content-type', 'content-language', 'cache-control'];

/**
 * What fauxqs' S3 lacks and a person would be hurt by: signatures, their expiry, upload policies, writes on the
 * condition that nothing is there, and names for downloads. What it would do wrongly is refused with 501.
 */
export const guardStorage = (app: App, store: ObjectStore, { secretKey }: { secretKey: string }): void => {
  app.addHook('preHandler', async (request, reply) => {
    const refuse = ({ status, code, message }: Refusal) =>
      reply
        .code(status)
        .type('application/xml')
        .send(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`);
    const path = request.url.split('?', 1)[0] ?? '/';
    // SQS and SNS. Any web page could send them a form, but none can send this header.
    if (request.method === 'POST' && path === '/') {
      return request.headers.authorization === undefined ? refuse(denied('The request is not signed')) : undefined;
    }
    const [bucket = '', ...rest] = path.slice(1).split('/').map(decodeURIComponent);
    const key = rest.join('/');
    const contentType = request.headers['content-type'] ?? '';
    if (request.method === 'POST' && contentType.startsWith('multipart/form-data')) {
      const refusal = await uploadRefusal(bucket, contentType, request.body as Buffer, secretKey);
      return refusal === undefined ? undefined : refuse(refusal);
    }
    const signed: SignedRequest = { method: request.method, url: request.url, headers: request.headers };
    const refusal = VERDICTS[verify(signed, secretKey, Date.now())];
    if (refusal !== undefined) return refuse(refusal);
    const query = request.query as Record<string, string>;
    if (NOT_KEPT.some((name) => name in query)) {
      return refuse({ status: 501, code: 'NotImplemented', message: 'Not in the local S3' });
    }
    if (request.method === 'PUT' && request.headers['if-none-match'] === '*' && exists(store, bucket, key)) {
      return refuse({ status: 412, code: 'PreconditionFailed', message: 'There is such an object' });
    }
    return undefined;
  });

  app.addHook('onSend', async (request, reply) => {
    if (request.method !== 'GET' || reply.statusCode !== 200) return;
    const query = request.query as Record<string, string>;
    for (const name of OVERRIDES) {
      const value = query[`response-${name}`];
      if (value !== undefined) reply.header(name, value);
    }
  });
};
