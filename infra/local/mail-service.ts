import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import PostalMime from 'postal-mime';
import { closeServer, listen } from './emulators.ts';
import type { MailStore } from './mail-store.ts';
import { type Resolver, resourcesOf, type Template } from './template.ts';

/** What SES takes at most, and to how many people at once. */
const LIMIT_BYTES = 40 * 1024 * 1024;
const LIMIT_RECIPIENTS = 50;

interface SendRequest {
  readonly FromEmailAddress?: string;
  readonly Destination?: Record<string, readonly string[]>;
  readonly Content?: { readonly Raw?: { readonly Data?: string } };
  readonly EmailTags?: readonly { readonly Name: string; readonly Value: string }[];
}

class Refusal extends Error {
  override readonly name: string;
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

export const identitiesOf = (template: Template, resolver: Resolver): readonly string[] =>
  resourcesOf(template, 'AWS::SES::EmailIdentity').map(([, { Properties }]) =>
    String(resolver.resolve(Properties?.EmailIdentity)).toLowerCase(),
  );

const addressIn = (text: string): string => (/<([^<>]+)>\s*$/.exec(text)?.[1] ?? text).trim().toLowerCase();

/** A mail that was taken, as far as what is told of it later. */
export interface TakenMail {
  readonly messageId: string;
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly tags: Readonly<Record<string, readonly string[]>>;
}

const accept = async (request: SendRequest, identities: readonly string[], store: MailStore): Promise<TakenMail> => {
  const data = request.Content?.Raw?.Data;
  if (data === undefined) throw new Refusal('BadRequestException', 'Only whole messages (Content.Raw) are taken here');
  const source = new Uint8Array(Buffer.from(data, 'base64'));
  const { from, to = [], cc = [], bcc = [] } = await PostalMime.parse(source);
  const sender = addressIn(request.FromEmailAddress ?? from?.address ?? '');
  const isVerified = identities.some((identity) => sender === identity || sender.endsWith(`@${identity}`));
  if (!isVerified) throw new Refusal('MessageRejected', `Email address is not verified: ${sender}`);
  const named = Object.values(request.Destination ?? {})
    .flat()
    .map(addressIn);
  const inHeaders = [...to, ...cc, ...bcc].flatMap(({ address }) => (address === undefined ? [] : [address]));
  const recipients = named.length > 0 ? named : inHeaders;
  if (recipients.length === 0) throw new Refusal('BadRequestException', 'The message has no recipient');
  if (recipients.length > LIMIT_RECIPIENTS) throw new Refusal('BadRequestException', 'Too many recipients');
  const tags = Object.fromEntries((request.EmailTags ?? []).map(({ Name, Value }) => [Name, [Value]]));
  return { messageId: store.add(sender, recipients, source), sender, recipients, tags };
};

const readJson = async (request: IncomingMessage): Promise<SendRequest> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > LIMIT_BYTES) throw new Refusal('BadRequestException', 'Message is too long');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as SendRequest;
  } catch {
    throw new Refusal('BadRequestException', 'Not JSON');
  }
};

/**
 * The one call of SES that the product makes. Keeps each message as it came instead of sending it anywhere, and tells
 * `onTaken` of it after the answer.
 */
export const startMailService = async (
  port: number,
  identities: readonly string[],
  store: MailStore,
  onTaken: (mail: TakenMail) => void = () => {},
) => {
  const answer = (response: ServerResponse, status: number, body: object, error?: string) => {
    response.writeHead(status, { 'content-type': 'application/json', ...(error && { 'x-amzn-errortype': error }) });
    response.end(JSON.stringify(body));
  };
  const server = createServer((request, response) => {
    const isSend = request.method === 'POST' && request.url === '/v2/email/outbound-emails';
    if (!isSend) return answer(response, 404, { message: 'Not in the local SES' }, 'NotFoundException');
    if (request.headers.authorization === undefined)
      return answer(response, 403, { message: 'Not signed' }, 'Forbidden');
    readJson(request)
      .then((body) => accept(body, identities, store))
      .then(
        (mail) => {
          answer(response, 200, { MessageId: mail.messageId });
          onTaken(mail);
        },
        (error: Error) => answer(response, 400, { message: error.message }, error.name),
      );
  });
  await listen(server, port);
  return { stop: () => closeServer(server) };
};
