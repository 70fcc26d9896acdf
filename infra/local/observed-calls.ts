import type { IncomingMessage, Server } from 'node:http';
import type { buildApp } from 'fauxqs';
import type { Place } from './template.ts';

/** A call that a function made, in the terms in which IAM would be asked about it. */
export interface ObservedCall {
  /** The folder of the function, `runner` or `operator`. */
  readonly caller: string;
  readonly action: string;
  readonly resource: string;
  /** `dynamodb:LeadingKeys` of calls to the table. */
  readonly leadingKeys: readonly string[];
}
export type Observe = (call: ObservedCall) => void;

interface TableRequest {
  readonly TableName: string;
  readonly IndexName?: string;
  readonly Key?: { readonly PK?: { readonly S: string } };
  readonly Item?: { readonly PK?: { readonly S: string } };
  readonly KeyConditionExpression?: string;
  readonly ExpressionAttributeValues?: Record<string, { readonly S?: string }>;
}

const callerOf = (authorization: string): string => /Credential=([^/]+)\//.exec(authorization)?.[1] ?? 'nobody';

/** The partition key of a request; of a query, the value that its condition begins with. */
const leadingKeyOf = ({ Key, Item, KeyConditionExpression, ExpressionAttributeValues }: TableRequest): string[] => {
  const asked = /^\s*\S+\s*=\s*(:\w+)/.exec(KeyConditionExpression ?? '')?.[1];
  const key = Key?.PK?.S ?? Item?.PK?.S ?? ExpressionAttributeValues?.[asked ?? '']?.S;
  return key === undefined ? [] : [key];
};

/** Tells of every call to the table. */
export const observeTable = (server: Server, { region, account }: Place, observe: Observe): void => {
  server.prependListener('request', (request: IncomingMessage) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') as TableRequest;
      const index = body.IndexName === undefined ? '' : `/index/${body.IndexName}`;
      observe({
        caller: callerOf(String(request.headers.authorization)),
        action: `dynamodb:${String(request.headers['x-amz-target']).split('.')[1]}`,
        resource: `arn:aws:dynamodb:${region}:${account}:table/${body.TableName}${index}`,
        leadingKeys: leadingKeyOf(body),
      });
    });
  });
};

const FILE_ACTIONS: Record<string, string> = {
  GET: 'GetObject',
  HEAD: 'GetObject',
  PUT: 'PutObject',
  DELETE: 'DeleteObject',
};

/** Tells of every publication, and of every file that was read or written. */
export const observeMessagesAndFiles = (app: ReturnType<typeof buildApp>, observe: Observe): void => {
  app.addHook('preHandler', async ({ method, url, headers, body }) => {
    const { pathname, searchParams } = new URL(url, 'http://files');
    const signedAddress = searchParams.get('X-Amz-Credential');
    const caller = callerOf(signedAddress === null ? String(headers.authorization) : `Credential=${signedAddress}`);
    const { Action, TopicArn } = (body ?? {}) as Record<string, string | undefined>;
    if (pathname === '/' && Action === 'Publish') {
      observe({ caller, action: 'sns:Publish', resource: String(TopicArn), leadingKeys: [] });
    }
    const action = FILE_ACTIONS[method];
    if (action === undefined || pathname.split('/').length < 3) return;
    observe({
      caller,
      action: `s3:${action}`,
      resource: `arn:aws:s3:::${decodeURIComponent(pathname.slice(1))}`,
      leadingKeys: [],
    });
  });
};
