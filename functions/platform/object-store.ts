import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { ObjectStore } from '#shared/ports/storage.ts';

const isUnversioned = (error: unknown): boolean =>
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 501;

/** All files with all their versions: for operators who erase, back up or restore. */
export const createObjectStore = (client: S3Client, Bucket: string): ObjectStore => {
  /** Key and version of everything below a prefix, delete markers included. */
  const versionsOf = async (Prefix: string) => {
    const found: { Key: string; VersionId: string }[] = [];
    let position: { KeyMarker?: string; VersionIdMarker?: string } | undefined = {};
    while (position !== undefined) {
      const page: ListObjectVersionsCommandOutput = await client.send(
        new ListObjectVersionsCommand({ Bucket, Prefix, ...position }),
      );
      for (const { Key = '', VersionId = 'null' } of [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])]) {
        found.push({ Key, VersionId });
      }
      const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page;
      const marks = { ...(KeyMarker && { KeyMarker }), ...(VersionIdMarker && { VersionIdMarker }) };
      position = page.IsTruncated === true ? marks : undefined;
    }
    return found;
  };

  /** None where there are no versions. */
  const allVersions = (prefix: string) =>
    versionsOf(prefix).catch((error: unknown) => {
      if (isUnversioned(error)) return [];
      throw error;
    });

  const listed = async function* (Prefix: string) {
    for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket, Prefix })) {
      for (const { Key } of Contents) if (Key !== undefined) yield Key;
    }
  };

  return {
    keys: (prefix = '') => listed(prefix),
    async keysEver(prefix = '') {
      const keys = new Set((await allVersions(prefix)).map(({ Key }) => Key));
      for await (const key of listed(prefix)) keys.add(key);
      return [...keys].sort();
    },
    async read(Key) {
      const { Body, ContentType } = await client.send(new GetObjectCommand({ Bucket, Key }));
      if (Body === undefined) throw new Error(`The file ${Key} has no body`);
      return { body: await Body.transformToByteArray(), type: ContentType ?? 'application/octet-stream' };
    },
    async put(Key, { body: Body, type: ContentType }) {
      await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType }));
    },
    async erase(key) {
      const versions = (await allVersions(key)).filter(({ Key }) => Key === key);
      const all = versions.length > 0 ? versions : [{ Key: key }];
      for (const version of all) await client.send(new DeleteObjectCommand({ Bucket, ...version }));
      return all.length;
    },
  };
};
