import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContent } from '#functions/platform/content.ts';
import { createRepositories } from '#functions/platform/repositories.ts';
import { demonstrationRound, storeSettings } from '#infra/local/demonstration/seed.ts';
import type { LocalSystem } from '#infra/local/system.ts';
import { anAnswer } from '#test/fakes/assessment-items.ts';
import { NEXT, reworded } from '#test/unit/hosted-form/changed-setup.ts';
import { CITY } from './answering.ts';

const TEMPLATES = join(import.meta.dirname, '../../templates');
const BEFORE = '2026.1';
const ROUND = 'changed-2026';
export const CHANGED_BASE = `/assessments/${ROUND}/${CITY}`;

/** All the project's content, and a next version of the instrument with one question in other words. Gives its folder. */
export const contentWithNextInstrument = (folder: string): string => {
  const templates = join(folder, 'content/templates');
  mkdirSync(join(templates, 'instruments', NEXT), { recursive: true });
  const link = (name: string) => symlinkSync(join(TEMPLATES, name), join(templates, name));
  for (const name of readdirSync(TEMPLATES)) if (name !== 'instruments') link(name);
  for (const name of readdirSync(join(TEMPLATES, 'instruments'))) link(`instruments/${name}`);
  const next = reworded(createContent().instrument(BEFORE, 'en'));
  writeFileSync(join(templates, 'instruments', NEXT, 'en.json'), JSON.stringify(next));
  return join(folder, 'content');
};

/** A round that went on to the next instrument after somebody had answered two practices of the one before. */
export const seedChangedRound = async ({ env }: LocalSystem, address: string): Promise<void> => {
  const stores = createRepositories(env.TABLE_NAME ?? '', env.FILES_BUCKET_NAME ?? '', storeSettings(env));
  const { assessments, rounds } = stores;
  const at = new Date().toISOString();
  const place = { round: ROUND, city: CITY };
  await rounds.put({ ...demonstrationRound(ROUND), demonstration: false, instrument: NEXT });
  await assessments.create({ ...place, instrument: BEFORE, claim: 'invited', createdAt: at });
  const person = stores.people(env.APPLICATION_KEY ?? '').idOf(address);
  await assessments.putMember({ ...place, id: 'member', person, roles: ['respondent'], invitedAt: at });
  for (const practice of ['looking-ahead', 'using-data']) {
    await assessments.putAnswer(ROUND, CITY, 'member', anAnswer(practice, 2), { instrument: BEFORE, savedAt: at });
  }
};
