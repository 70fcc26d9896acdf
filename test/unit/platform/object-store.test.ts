import {
  DeleteObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { createObjectStore } from '#functions/platform/object-store.ts';

const s3 = mockClient(S3Client);
const store = createObjectStore(new S3Client({}), 'files');
const KEY = 'reports/a/1.pdf';

describe('files with versions', () => {
  beforeEach(() => {
    s3.reset();
    s3.on(DeleteObjectCommand).resolves({});
    s3.on(ListObjectsV2Command).resolves({ Contents: [] });
  });
  const deleted = () => s3.commandCalls(DeleteObjectCommand).map(({ args: [{ input }] }) => input.VersionId);

  it('are erased with every version and delete marker, page by page, and no file whose name begins alike', async () => {
    s3.on(ListObjectVersionsCommand)
      .resolvesOnce({
        Versions: [
          { Key: KEY, VersionId: 'v3' },
          { Key: KEY, VersionId: 'v2' },
        ],
        DeleteMarkers: [{ Key: KEY, VersionId: 'm1' }],
        IsTruncated: true,
        NextKeyMarker: KEY,
        NextVersionIdMarker: 'v2',
      })
      .resolvesOnce({
        Versions: [
          { Key: KEY, VersionId: 'v1' },
          { Key: `${KEY}.old`, VersionId: 'x' },
        ],
      });
    expect(await store.erase(KEY)).toBe(4);
    expect(deleted()).toEqual(['v3', 'v2', 'm1', 'v1']);
    expect(s3.commandCalls(ListObjectVersionsCommand)[1]?.args[0].input).toMatchObject({ VersionIdMarker: 'v2' });
  });

  it('are found also when only a version and a delete marker are left of them', async () => {
    s3.on(ListObjectVersionsCommand).resolves({ DeleteMarkers: [{ Key: KEY, VersionId: 'm1' }] });
    expect(await store.keysEver()).toEqual([KEY]);
  });

  it('are erased once where a bucket answers that it has no versions, and not at all on any other error', async () => {
    const error = (httpStatusCode: number) =>
      new S3ServiceException({ name: 'Refused', $fault: 'server', $metadata: { httpStatusCode } });
    s3.on(ListObjectVersionsCommand).rejects(error(501));
    expect(await store.erase(KEY)).toBe(1);
    expect(deleted()).toEqual([undefined]);
    s3.on(ListObjectVersionsCommand).rejects(error(403));
    await expect(store.erase(KEY)).rejects.toThrow();
    expect(deleted()).toHaveLength(1);
  });
});
