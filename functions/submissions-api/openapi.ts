import * as z from 'zod';
import { progressSchema } from '#shared/contracts/issue.ts';
import { submissionInputSchema } from '#shared/contracts/submission.ts';
import { type HttpHandler, json } from '../platform/http.ts';

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  instance: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
});

const acceptedSchema = z.object({
  id: z.uuid(),
  version: z.int(),
  submittedAt: z.iso.datetime(),
  status: z.string(),
});

const stateSchema = z.object({
  id: z.uuid(),
  version: z.int(),
  submittedAt: z.iso.datetime(),
  issue: z.int(),
  progress: progressSchema,
  report: z.object({ pdf: z.url(), pdfSha256: z.string(), results: z.record(z.string(), z.unknown()) }).optional(),
});

const content = (schema: z.ZodType, type = 'application/json') => ({
  [type]: { schema: z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' }) },
});
const problem = (description: string) => ({ description, content: content(problemSchema, 'application/problem+json') });

/** The OpenAPI 3.1 description, made from the schemas that parse the requests. */
export const describeApi = (publicAddress: string) => ({
  openapi: '3.1.0',
  info: {
    title: 'City capabilities: submissions',
    version: '1',
    description: 'Takes a whole assessment as one document and tells how far its report is.',
  },
  servers: [{ url: publicAddress }],
  security: [{ token: [] }],
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  paths: {
    '/v1/submissions': {
      post: {
        summary: 'Submit an assessment; the same document again is accepted again',
        requestBody: { required: true, content: content(submissionInputSchema) },
        responses: {
          '202': { description: 'Taken; the report follows', content: content(acceptedSchema) },
          '401': problem('No valid token'),
          '403': problem('The token is for another city or round'),
          '409': problem('Other content under a taken id, or the round is not open'),
          '413': problem('The document is too large'),
          '422': problem('The document is wrong; every wrong field is named'),
        },
      },
    },
    '/v1/submissions/{id}': {
      get: {
        summary: 'How far the report is, and its results once written',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
        responses: {
          '200': { description: 'The state of the newest issue', content: content(stateSchema) },
          '401': problem('No valid token'),
          '404': problem('No such submission under this token'),
        },
      },
    },
  },
});

/** `GET /v1/openapi.json`, open to everybody. */
export const createGetDescription = (publicAddress: string): HttpHandler => {
  const description = describeApi(publicAddress);
  return async () => json(200, description);
};
