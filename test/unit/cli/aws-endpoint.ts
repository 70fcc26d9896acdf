import { createServer, type IncomingMessage } from 'node:http';
import { closeServer, listen } from '#infra/local/emulators.ts';
import { verify } from '#infra/local/s3-signature.ts';
import { freePort } from '#test/pipeline/free-port.ts';

const SECRET = 'a secret key that only the signed-in person has';

interface Stack {
  readonly name: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** Of the function that mails. */
  readonly variables: Readonly<Record<string, string>>;
  /** Where the requests to DynamoDB go on to. */
  readonly dynamodb: string;
}

const member = (fields: Record<string, string>): string =>
  `<member>${Object.entries(fields)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')}</member>`;

const DATE = '2026-11-01T00:00:00Z';

const cloudFormation = (action: string, { name, outputs }: Stack): string => {
  const result =
    action === 'DescribeStacks'
      ? `<Stacks>${member({
          StackName: name,
          CreationTime: DATE,
          StackStatus: 'CREATE_COMPLETE',
          Outputs: Object.entries(outputs)
            .map(([OutputKey, OutputValue]) => member({ OutputKey, OutputValue }))
            .join(''),
        })}</Stacks>`
      : `<StackResourceSummaries>${member({
          LogicalResourceId: 'PipelineDeliverFunction1',
          PhysicalResourceId: 'deliver-report-1',
          ResourceType: 'AWS::Lambda::Function',
          LastUpdatedTimestamp: DATE,
          ResourceStatus: 'CREATE_COMPLETE',
        })}</StackResourceSummaries>`;
  return `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`;
};

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

/**
 * What the command line meets on AWS, as far as it looks a stage up: each request must be signed (Signature Version 4) for
 * its service and region, or is refused. Requests to DynamoDB go on to an emulator.
 */
export const startAwsEndpoint = async (stack: Stack) => {
  const signed = new Set<string>();
  const refused: string[] = [];
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const { method = '', url = '', headers } = request;
    const [, , region = '', service = ''] =
      /Credential=([^, ]+)/.exec(headers.authorization ?? '')?.[1]?.split('/') ?? [];
    const verdict = verify({ method, url, headers }, SECRET, Date.now());
    if (verdict !== 'valid') {
      refused.push(`${service} ${verdict}`);
      response.writeHead(403, { 'content-type': 'text/xml' });
      response.end(
        '<ErrorResponse><Error><Type>Sender</Type><Code>SignatureDoesNotMatch</Code></Error></ErrorResponse>',
      );
      return;
    }
    signed.add(`${service} in ${region}`);
    if (service === 'dynamodb') {
      const { host: _, 'content-length': __, ...passed } = headers as Record<string, string>;
      const answer = await fetch(stack.dynamodb, { method, headers: passed, body: new Uint8Array(body) });
      response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(Buffer.from(await answer.arrayBuffer()));
    } else if (service === 'lambda') {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ Environment: { Variables: stack.variables } }));
    } else {
      response.writeHead(200, { 'content-type': 'text/xml' });
      response.end(cloudFormation(new URLSearchParams(body.toString()).get('Action') ?? '', stack));
    }
  });
  const port = await freePort();
  await listen(server, port);
  const endpoint = `http://127.0.0.1:${port}`;
  const services = ['CLOUDFORMATION', 'LAMBDA', 'DYNAMODB'];
  return {
    /** Services that were asked with a valid signature. */
    signed,
    refused,
    variables: {
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
      AWS_SECRET_ACCESS_KEY: SECRET,
      AWS_MAX_ATTEMPTS: '1',
      ...Object.fromEntries(services.map((service) => [`AWS_ENDPOINT_URL_${service}`, endpoint])),
    },
    stop: () => closeServer(server),
  };
};
