import * as z from 'zod';

/** Reads and checks the environment once, at cold start, so a bad deployment fails on its first line. */
export const readEnv = <Shape extends z.ZodRawShape>(shape: Shape, source: NodeJS.ProcessEnv = process.env) => {
  const parsed = z.object(shape).safeParse(source);
  if (parsed.success) return parsed.data;
  throw new Error(`Bad environment: ${z.prettifyError(parsed.error)}`);
};

/** The variables that functions share; each function picks the ones that it uses. */
export const environment = {
  TABLE_NAME: z.string().min(3),
  FILES_BUCKET_NAME: z.string().min(3),
  TOPIC_ARN: z.string().startsWith('arn:'),
  /** Where people reach the form, without a slash at the end. */
  PUBLIC_ADDRESS: z.url({ protocol: /^https?$/ }).transform((address) => address.replace(/\/$/, '')),
  SENDER_ADDRESS: z.string().min(3),
  REPLY_TO_ADDRESS: z.email(),
  /** A request without this header value did not pass the firewall. */
  ORIGIN_SECRET: z.string().min(16),
  /** Key of the address hashes and form tokens. */
  APPLICATION_KEY: z.string().min(16),
};

/** The queues of all functions that take messages, joined by commas: for whoever looks after failed work. */
export const queueUrlsSchema = z
  .string()
  .transform((urls) => urls.split(','))
  .pipe(z.array(z.url()).min(1));
