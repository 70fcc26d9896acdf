import {
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Verdict } from '#shared/contracts/evidence.ts';
import type { EvidenceStore } from '#shared/ports/evidence.ts';

/** Who says whether a file holds malware: the tags of GuardDuty, or a stand-in that knows one test file only. */
export type MalwareScan = 'guardduty' | 'stand-in';

/** By the values of GuardDuty's tag `GuardDutyMalwareScanStatus`; what could not be scanned is never opened. */
const VERDICT_OF: Readonly<Record<string, Verdict>> = {
  NO_THREATS_FOUND: 'clean',
  THREATS_FOUND: 'infected',
  UNSUPPORTED: 'unreadable',
  ACCESS_DENIED: 'unreadable',
  FAILED: 'unreadable',
};
const SCAN_TAG = 'GuardDutyMalwareScanStatus';
/** In two parts, so that no scanner takes this source for the test file of EICAR. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

export const createEvidenceStore = (client: S3Client, Bucket: string, scan: MalwareScan): EvidenceStore => {
  const get = async (Key: string): Promise<Uint8Array> => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    if (Body === undefined) throw new Error(`The file ${Key} has no body`);
    return Body.transformToByteArray();
  };
  return {
    get,
    uploadForm: (Key, { maximumBytes, seconds, thenTo }) =>
      createPresignedPost(client, {
        Bucket,
        Key,
        Expires: seconds,
        // Of the file, which no browser can tell without a script; what it really is shows when it came.
        Fields: { 'Content-Type': 'application/octet-stream', success_action_redirect: thenTo },
        Conditions: [
          ['content-length-range', 1, maximumBytes],
          { 'Content-Type': 'application/octet-stream' },
          { success_action_redirect: thenTo },
        ],
      }),
    async sizeOf(Key) {
      try {
        return (await client.send(new HeadObjectCommand({ Bucket, Key }))).ContentLength ?? 0;
      } catch (error) {
        // Who may not list the bucket hears 403 of what is not there.
        const { $metadata } = error as { $metadata?: { httpStatusCode?: number } };
        if ([403, 404].includes($metadata?.httpStatusCode ?? 0)) return undefined;
        throw error;
      }
    },
    async put(Key, Body, ContentType) {
      await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType }));
    },
    async remove(Key) {
      await client.send(new DeleteObjectCommand({ Bucket, Key }));
    },
    async verdictOn(Key) {
      if (scan === 'stand-in') return Buffer.from(await get(Key)).includes(EICAR) ? 'infected' : 'clean';
      const { TagSet = [] } = await client.send(new GetObjectTaggingCommand({ Bucket, Key }));
      const status = TagSet.find((tag) => tag.Key === SCAN_TAG)?.Value;
      return status === undefined ? 'pending' : (VERDICT_OF[status] ?? 'unreadable');
    },
    // Always as a download: a browser never opens it as a page of the bucket.
    downloadLink: (Key, fileName, expiresIn) =>
      getSignedUrl(
        client,
        new GetObjectCommand({ Bucket, Key, ResponseContentDisposition: `attachment; filename="${fileName}"` }),
        { expiresIn },
      ),
  };
};
