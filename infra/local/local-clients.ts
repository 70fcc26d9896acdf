import { LOOPBACK } from './emulators.ts';
import type { Place } from './template.ts';

/** Where each part of the local system listens: fixed, so that addresses in mails still work after a restart. */
export interface Ports {
  readonly form: number;
  readonly inbox: number;
  readonly dynamodb: number;
  readonly messagesAndFiles: number;
  readonly mail: number;
}

export const portsFrom = (port: number): Ports => ({
  form: port,
  inbox: port + 1,
  dynamodb: port + 2,
  messagesAndFiles: port + 3,
  mail: port + 4,
});

export const addressOf = (port: number): string => `http://${LOOPBACK}:${port}`;

/** Kept from nobody: it only has to be the same on both sides. */
export const SECRET_KEY = 'local-secret-key-of-every-function';

/** Variables that lead any AWS client to this machine, and away from whatever accounts its owner has. */
export const clientEnvironment = (ports: Ports, { region }: Place, accessKeyId: string): Record<string, string> => ({
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: SECRET_KEY,
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_ENDPOINT_URL_DYNAMODB: addressOf(ports.dynamodb),
  AWS_ENDPOINT_URL_S3: addressOf(ports.messagesAndFiles),
  AWS_ENDPOINT_URL_SNS: addressOf(ports.messagesAndFiles),
  AWS_ENDPOINT_URL_SQS: addressOf(ports.messagesAndFiles),
  AWS_ENDPOINT_URL_SESV2: addressOf(ports.mail),
});

/** The same as settings of clients in this process. */
export const clientSettings = (ports: Ports, { region }: Place) => {
  const shared = { region, credentials: { accessKeyId: 'runner', secretAccessKey: SECRET_KEY } };
  const at = (port: number) => ({ ...shared, endpoint: addressOf(port) });
  return {
    dynamodb: at(ports.dynamodb),
    sqs: at(ports.messagesAndFiles),
    sns: at(ports.messagesAndFiles),
    s3: { ...at(ports.messagesAndFiles), forcePathStyle: true },
  };
};
export type ClientSettings = ReturnType<typeof clientSettings>;
