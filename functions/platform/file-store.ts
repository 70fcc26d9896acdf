import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { FileStore } from '#shared/ports/files.ts';

/** A name that every system can save: no path, no quotes, ASCII beside the true name. */
const dispositionOf = (name: string) => {
  const plain = name
    .normalize('NFKD')
    .replace(/[^\w.-]+/g, '-')
    .slice(-120);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
};

export const createFileStore = (client: S3Client, Bucket: string): FileStore => ({
  async put(Key, Body, ContentType) {
    await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType }));
  },
  async get(Key) {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    if (Body === undefined) throw new Error(`The file ${Key} has no body`);
    return Body.transformToByteArray();
  },
  downloadLink: (Key, fileName, expiresIn) =>
    getSignedUrl(client, new GetObjectCommand({ Bucket, Key, ResponseContentDisposition: dispositionOf(fileName) }), {
      expiresIn,
    }),
});
