import { beforeEach, describe, expect, it } from 'vitest';
import { createExportRepository } from '#functions/platform/export-repository.ts';
import { createExportResearch, type ExportResearchDeps } from '#shared/operations/export-research.ts';
import { createPublishRelease } from '#shared/operations/publish-release.ts';
import { createInMemoryAudit } from '#test/fakes/in-memory-audit.ts';
import { createInMemoryTable } from '#test/fakes/in-memory-table.ts';
import { aReleaseRound, CITIES } from '#test/fakes/release-round.ts';

const RESEARCH = { named: false, learnFrom: false, research: true };
const HASH = 'a'.repeat(64);

describe('a research export that is prepared', () => {
  let here: ReturnType<typeof aReleaseRound>;
  let exports: ReturnType<typeof createExportRepository>;
  let round: Awaited<ReturnType<typeof here.open>>;
  beforeEach(async () => {
    const table = createInMemoryTable();
    here = aReleaseRound(table);
    exports = createExportRepository(table);
    round = await here.open();
    for (const city of CITIES.slice(0, 18)) await here.submit(round, city, { consents: RESEARCH });
  });
  const prepare = (change: Partial<ExportResearchDeps> = {}) =>
    createExportResearch({ ...here.deps, exports, newId: () => crypto.randomUUID(), ...change })(round.id);

  it('is noted once it is written: with its cities, and in the audit log by its hash', async () => {
    const log = createInMemoryAudit();
    await createPublishRelease(here.deps)(round.id);
    const { register } = await prepare(log);
    expect([await exports.list(), await log.noted()]).toEqual([[], []]);
    await register(HASH);
    expect(await exports.list()).toMatchObject([{ release: `${round.id}:1`, rows: 18, hash: HASH }]);
    const entry = { action: 'research-exported', round: round.id, release: `${round.id}:1`, count: 18, document: HASH };
    expect(await log.audits.list()).toMatchObject([entry]);
    await (await prepare()).register(HASH);
    expect(await exports.list()).toHaveLength(2);
  });

  it('leaves out a submission that was erased since', async () => {
    await createPublishRelease(here.deps)(round.id);
    const [entry] = await here.deps.assessments.submissions(round.id, CITIES[0] ?? '');
    const find = async (id: string) => (id === entry?.submission ? undefined : await here.deps.submissions.find(id));
    expect((await prepare({ submissions: { find } })).records).toHaveLength(17);
  });

  it('needs a release', async () => {
    await expect(prepare()).rejects.toMatchObject({
      code: 'release_not_found',
      message: `The round ${round.id} has no release yet`,
    });
  });
});
