import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export interface SignedRequest {
  readonly method: string;
  /** Path and query as they came over the line. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export type Verdict = 'valid' | 'unsigned' | 'wrong' | 'expired';
const ALGORITHM = 'AWS4-HMAC-SHA256';

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const encode = (text: string) =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** `scope` is date/region/service/aws4_request, as in the credential. */
export const signatureOf = (secretKey: string, scope: string, text: string): string => {
  const key = scope.split('/').reduce<string | Buffer>((sofar, part) => hmac(sofar, part), `AWS4${secretKey}`);
  return hmac(key, text).toString('hex');
};

export const sameText = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** `20261105T101112Z` in milliseconds since 1970; not a number when it is no such text. */
const timeOf = (stamp: string): number =>
  Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

const canonicalRequest = (request: SignedRequest, signedHeaders: string, payload: string): string => {
  const [path = '/', query = ''] = request.url.split('?', 2);
  const parameters = [...new URLSearchParams(query)]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort();
  const headers = signedHeaders.split(';').map((name) => {
    const value = request.headers[name];
    return `${name}:${String(value ?? '')
      .trim()
      .replaceAll(/\s+/g, ' ')}\n`;
  });
  return [request.method, path, parameters.join('&'), headers.join(''), signedHeaders, payload].join('\n');
};

interface Claim {
  readonly credential: string;
  readonly signedHeaders: string;
  readonly signature: string;
  readonly stamp: string;
  readonly payload: string;
  readonly seconds: number;
}

const claimOfQuery = (query: URLSearchParams): Claim => ({
  credential: query.get('X-Amz-Credential') ?? '',
  signedHeaders: query.get('X-Amz-SignedHeaders') ?? '',
  signature: query.get('X-Amz-Signature') ?? '',
  stamp: query.get('X-Amz-Date') ?? '',
  payload: 'UNSIGNED-PAYLOAD',
  seconds: Number(query.get('X-Amz-Expires')),
});

const claimOfHeaders = ({ headers }: SignedRequest): Claim => {
  const part = (name: string) => new RegExp(`${name}=([^, ]+)`).exec(String(headers.authorization))?.[1] ?? '';
  return {
    credential: part('Credential'),
    signedHeaders: part('SignedHeaders'),
    signature: part('Signature'),
    stamp: String(headers['x-amz-date'] ?? ''),
    payload: String(headers['x-amz-content-sha256'] ?? ''),
    // What AWS allows clocks to differ.
    seconds: 900,
  };
};

/** Checks the signature of a request, in its headers or its address, as S3 does (Signature Version 4). */
export const verify = (request: SignedRequest, secretKey: string, now: number): Verdict => {
  const query = new URLSearchParams(request.url.split('?', 2)[1]);
  const isPresigned = query.has('X-Amz-Signature');
  if (!isPresigned && !request.headers.authorization?.includes(ALGORITHM)) return 'unsigned';
  const claim = isPresigned ? claimOfQuery(query) : claimOfHeaders(request);
  const scope = claim.credential.split('/').slice(1).join('/');
  const canonical = canonicalRequest(request, claim.signedHeaders, claim.payload);
  const text = [ALGORITHM, claim.stamp, scope, sha256(canonical)].join('\n');
  if (!sameText(signatureOf(secretKey, scope, text), claim.signature)) return 'wrong';
  const age = (now - timeOf(claim.stamp)) / 1000;
  return age >= -900 && age <= claim.seconds ? 'valid' : 'expired';
};
