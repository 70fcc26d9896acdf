import { createRepositories } from '#functions/platform/repositories.ts';
import { storeSettings } from '#infra/local/demonstration/seed.ts';

/** What a running system keeps, to fill it before a walk and to look into it afterwards. */
export const storesOf = (env: Readonly<Record<string, string>>) => {
  const repositories = createRepositories(env.TABLE_NAME ?? '', env.FILES_BUCKET_NAME ?? '', storeSettings(env));
  return { ...repositories, people: repositories.people(env.APPLICATION_KEY ?? '') };
};
export type Stores = ReturnType<typeof storesOf>;
