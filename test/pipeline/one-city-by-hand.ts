import { beforeAll, describe, expect, it } from 'vitest';
import { createContent } from '#functions/platform/content.ts';
import type { Report } from '#shared/contracts/report.ts';
import { aSubmissionInput, LEVELS } from '../fakes/a-submission.ts';
import { openPdf } from '../visual/open-pdf.ts';
import { medianByHand, peersByHand, rounded } from './by-hand.ts';
import { type System, until } from './running-system.ts';

/** (2+3+4+2)/4, (1+2+3+2)/4, (4+4+5+4)/4, (3+3+2+3)/4, (1+1+2+2)/4. */
const CAPABILITY_LEVELS = {
  'strategic-awareness': 2.75,
  'adapting-focus': 2,
  'building-coalitions': 4.25,
  'transforming-teams': 2.75,
  'embedding-experimentation': 1.5,
} as const;

/** On a system with the demonstration round. */
export const describeByHand = (ground: () => System): void => {
  describe('one city, by hand and by the system', () => {
    let system: System;
    let results: Report['data'];
    let pdfText: string;
    let mail: string;
    const input = aSubmissionInput();
    const content = createContent();
    const { capabilities } = content.instrument('2026.1', 'en');
    const practices = capabilities.flatMap((capability) =>
      capability.practices.map(({ id }) => ({ id, capability: capability.id })),
    );

    beforeAll(async () => {
      system = ground();
      const token = await system.invite(input);
      await system.post(input, token);
      const state = await until('the report', async () => {
        const response = await system.request(`/v1/submissions/${input.id}`, token);
        const body = (await response.json()) as { progress: string; report: { pdf: string; results: Report['data'] } };
        return body.progress === 'sent' && body;
      });
      results = state.report.results;
      const pdf = await openPdf(new Uint8Array(await (await fetch(state.report.pdf)).arrayBuffer()));
      const pages = await Promise.all(
        Array.from(
          { length: pdf.numPages },
          async (_, index) => (await (await pdf.getPage(index + 1)).getTextContent()).items,
        ),
      );
      pdfText = pages
        .flat()
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' ');
      mail = (await system.messages()).find(({ text }) => text.includes(input.id))?.text ?? '';
    }, 90_000);

    const release = async () => system.releases.get('demonstration-2026:1');
    const shownGroup = async () => system.ledger.find(input.city, 'demonstration-2026:1');

    it('has the same levels', () => {
      const found = Object.fromEntries(results.capabilities.map(({ capability, level }) => [capability, level]));
      for (const [capability, level] of Object.entries(CAPABILITY_LEVELS)) {
        expect(found[capability]).toBeCloseTo(level, 1);
      }
      expect(results.practices.map(({ level }) => level)).toEqual([...LEVELS]);
      for (const { level, name } of results.capabilities) {
        expect(pdfText).toContain(name);
        expect(pdfText).toContain(String(level));
      }
    });

    it('has the same peers', async () => {
      const { members } = await release();
      const byHand = peersByHand(input.city, members);
      const shown = await shownGroup();
      expect([...(shown?.members ?? [])].toSorted()).toEqual(byHand.toSorted());
      const named = members
        .filter(({ city, named: agreed }) => agreed && byHand.includes(city))
        .map(({ city }) => city);
      expect(shown?.group.peers.flatMap(({ city }) => city ?? []).toSorted()).toEqual(named.toSorted());
      const nameOf = new Map(content.population().cities.map(({ id, name }) => [id, name]));
      for (const city of named) expect(pdfText).toContain(nameOf.get(city));
    });

    it('has the same medians, as coarse as they may be', async () => {
      const { members } = await release();
      const peers = members.filter(({ city }) => peersByHand(input.city, members).includes(city));
      expect(peers).toHaveLength(10);
      for (const { capability, peerMedian, peers: n } of results.capabilities) {
        const levels = peers.flatMap(({ individual }) => individual.capabilities[capability as 'adapting-focus'] ?? []);
        expect([capability, n, peerMedian]).toEqual([capability, levels.length, rounded(medianByHand(levels), 0.25)]);
      }
      for (const { practice, peerMedian } of results.practices) {
        const levels = peers.flatMap(({ individual }) => individual.practices[practice] ?? []);
        expect([practice, peerMedian]).toEqual([practice, rounded(medianByHand(levels), 0.5)]);
      }
    });

    it('has the same suggestions, the most pressing of each capability first', async () => {
      const medians = new Map(results.practices.map(({ practice, peerMedian }) => [practice, peerMedian ?? 0]));
      const priorities = practices.map(({ id, capability }, index) => {
        const level = LEVELS[index] ?? 0;
        const gap = Math.max(0, (medians.get(id) ?? 0) - level) / 4;
        const focus = capability === 'embedding-experimentation' ? 1 : 0;
        return { id, capability, gap, level, priority: (0.5 * (5 - level)) / 4 + 0.3 * gap + 0.2 * focus };
      });
      const expected = Object.keys(CAPABILITY_LEVELS).flatMap((capability) =>
        priorities
          .filter((practice) => practice.capability === capability)
          .sort((a, b) => b.priority - a.priority || b.gap - a.gap)
          .slice(0, 3)
          .map(({ id }) => id),
      );
      expect(results.suggestions.map(({ practice }) => practice).toSorted()).toEqual(expected.toSorted());
      const library = content.suggestions('en');
      for (const { suggestion } of results.suggestions) {
        const action = library.find(({ id }) => id === suggestion)?.action ?? 'missing';
        expect(pdfText).toContain(action.split(' ').slice(0, 4).join(' '));
      }
      const now = results.suggestions
        .filter(({ when }) => when === 'now')
        .map(({ suggestion }) => library.find(({ id }) => id === suggestion)?.action ?? 'missing');
      expect(now.length).toBeLessThanOrEqual(3);
      expect(now.some((action) => mail.includes(action))).toBe(true);
    });
  });
};
