import type { ErasureReceipt } from '#shared/contracts/erasure.ts';
import type { CityId } from '#shared/contracts/names.ts';
import { fieldsOf, type Target } from '#shared/domain/erasure/erasable.ts';
import { isNamedIn, withoutCity } from '#shared/domain/erasure/unmention.ts';
import { canonicalJson } from '#shared/domain/submission/canonical-json.ts';
import type { ExportRepository } from '#shared/ports/export.ts';
import type { RoundRepository } from '#shared/ports/rounds.ts';
import type { StoredItem } from '#shared/ports/storage.ts';
import { createEraseFromReleases, createFindReleasesWith, type EraseFromReleasesDeps } from './erase-from-releases.ts';
import {
  carryOut,
  countByCollection,
  describeSweep,
  type EraseStoreDeps,
  eachItem,
  findTraces,
  sweep,
} from './erase-store.ts';

export interface EraseCityDeps extends EraseStoreDeps, EraseFromReleasesDeps {
  readonly objects: EraseStoreDeps['objects'];
  readonly rounds: Pick<RoundRepository, 'list'>;
  readonly exports: Pick<ExportRepository, 'list'>;
}

export interface EraseOptions {
  /** Says what would go, and changes nothing. */
  readonly dryRun?: boolean;
  readonly onProgress?: (done: number, all: number) => void;
}

export interface Erased {
  readonly receipt: ErasureReceipt;
  /** Where a search still found something, by key. */
  readonly traces: readonly string[];
}

/**
 * Erases a city everywhere: its items, its files with all versions, its tokens, what is kept of people who took part for
 * it alone, and its name with others; releases get a successor without it. Other cities' printed reports stay. Can be
 * repeated after a crash. Messages that are under way meanwhile may write again: then traces are left, and once more.
 */
export const createEraseCity = (deps: EraseCityDeps) => {
  const eraseFromReleases = createEraseFromReleases(deps);
  const findReleasesWith = createFindReleasesWith(deps);

  const eraseReleases = async (city: CityId, dryRun: boolean): Promise<ErasureReceipt['releases']> => {
    const releases: ErasureReceipt['releases'] = [];
    for (const { id } of await deps.rounds.list()) {
      const held = dryRun
        ? (await findReleasesWith(id, city)).map(({ entry }) => ({ ...named(entry), successor: null }))
        : await eraseFromReleases(id, city);
      releases.push(...held);
    }
    return releases;
  };

  const unmention = async (city: CityId, target: Target, dryRun: boolean): Promise<readonly StoredItem[]> => {
    const changed: StoredItem[] = [];
    await eachItem(deps.items, (item) => {
      const data = target.submissions.has(item.PK.split('#')[1] ?? '') ? undefined : withoutCity(item, city);
      if (data !== undefined && item.PK !== `CITY#${city}`) changed.push({ ...item, data });
    });
    if (!dryRun) for (const item of changed) await deps.items.put(item);
    return changed;
  };

  return async (city: CityId, { dryRun = false, onProgress = () => {} }: EraseOptions = {}): Promise<Erased> => {
    const target = await targetOf(deps, city);
    const exports = (await deps.exports.list()).filter(({ cities }) => cities.includes(city));
    const namedInReports = await countNaming(deps, city, target);
    const releases = await eraseReleases(city, dryRun);
    const rewritten = countByCollection(await unmention(city, target, dryRun));
    const found = await sweep(deps, target);
    const versions = dryRun ? 0 : await carryOut(deps, found, onProgress);
    const traces = dryRun ? [] : await findTraces(deps, target);
    const receipt: ErasureReceipt = {
      of: { city },
      at: deps.now().toISOString(),
      ...describeSweep(found, versions, deps.hash),
      rewritten,
      releases,
      exports: exports.map(({ id, release, hash }) => ({ id, release, hash })),
      namedInReports,
      people: target.people.size,
      traces: traces.length,
    };
    const document = deps.hash(canonicalJson(receipt));
    if (!dryRun) await deps.audit.record({ action: 'city-erased', city, count: found.own.length, document });
    return { receipt, traces };
  };
};

const named = ({ id, hash }: { readonly id: string; readonly hash: string }) => ({ release: id, hash });

/** Everything that leads to the city, by one look at all items. */
const targetOf = async ({ items }: EraseStoreDeps, city: CityId): Promise<Target> => {
  const [submissions, members, evidence] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const [here, elsewhere] = [new Set<string>(), new Set<string>()];
  await eachItem(items, ({ PK, SK, data }) => {
    const fields = fieldsOf(data);
    const isOf = fields.city === city || PK.endsWith(`#${city}`);
    if (SK.startsWith('MEMBER#')) (isOf ? here : elsewhere).add(String(fields.person));
    if (!isOf) return;
    if (SK.startsWith('MEMBER#')) members.add(String(fields.id));
    if (PK.startsWith('SUBMISSION#')) submissions.add(PK.slice('SUBMISSION#'.length));
    if (SK.startsWith('SUBMITTED#')) submissions.add(String(fields.submission));
    if (SK.startsWith('EVIDENCE#')) evidence.add(SK.slice('EVIDENCE#'.length));
  });
  return { cities: new Set([city]), submissions, members, evidence, people: here.difference(elsewhere) };
};

const countNaming = async ({ items }: EraseStoreDeps, city: CityId, { submissions }: Target): Promise<number> => {
  let count = 0;
  await eachItem(items, (item) => {
    const isOther = !submissions.has(item.PK.split('#')[1] ?? '');
    if (isOther && item.SK.endsWith('#SCORES') && isNamedIn(item, city)) count += 1;
  });
  return count;
};
