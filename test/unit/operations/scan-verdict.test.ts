import { describe, expect, it } from 'vitest';
import type { EvidenceFile } from '#shared/contracts/evidence.ts';
import { settleVerdict } from '#shared/operations/evidence/settle-verdict.ts';
import { FIRST, setUpCity } from './city-group.ts';

const NOW = '2026-11-23T10:00:00.000Z';

describe('the verdict of the scan', () => {
  it('is asked for until there is one, and never again', async () => {
    const city = await setUpCity();
    const asked: string[] = [];
    const puts: string[] = [];
    const file: EvidenceFile = {
      ...{ id: 'f-1', member: 'm-ben', practice: FIRST, title: '', announcedAt: NOW, verdict: 'pending' },
      kept: { kind: 'pdf', bytes: 16, sha256: '0'.repeat(64), at: NOW },
    };
    let verdict: EvidenceFile['verdict'] = 'pending';
    const deps = {
      evidenceFiles: { put: async (_: string, __: string, { id }: EvidenceFile) => void puts.push(id) },
      evidenceStore: {
        ...city.evidenceStore,
        verdictOn: async (key: string) => {
          asked.push(key);
          return verdict;
        },
      },
    };
    const settle = (of: EvidenceFile) => settleVerdict(deps, { round: city.round, city: { id: city.city } }, of);
    const { kept: _, ...unfinished } = file;
    expect(await settle(unfinished)).toBe(unfinished);
    expect(asked).toEqual([]);
    expect(await settle(file)).toBe(file);
    expect(puts).toEqual([]);
    verdict = 'clean';
    const clean = await settle(file);
    expect(clean).toEqual({ ...file, verdict: 'clean' });
    expect(await settle(clean)).toBe(clean);
    const key = `evidence/${city.round.id}/${city.city}/f-1`;
    expect([asked, puts]).toEqual([[key, key], ['f-1']]);
  });
});
