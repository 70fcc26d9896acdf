import { createDocumentClient, createS3Client, type StoreSettings } from './clients.ts';
import { createItemStore } from './item-store.ts';
import { createObjectStore } from './object-store.ts';

/** Table and bucket as wholes; apart from the repositories, so that no function but `erase-data` carries the means to scan. */
export const createOperatorStores = (tableName: string, bucketName: string, settings: StoreSettings = {}) => ({
  items: createItemStore(createDocumentClient(settings.dynamodb), tableName),
  objects: createObjectStore(createS3Client(settings.s3), bucketName),
});
