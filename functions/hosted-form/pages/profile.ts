import { DomainError } from '#shared/domain/errors.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { Content } from '#shared/ports/content.ts';
import { type Reply, redirect } from '../../pages/reply.ts';
import { isChangedMeanwhile, versionOf } from '../answer-version.ts';
import { presentCorrection } from '../presenters/correction.ts';
import { presentProfile } from '../presenters/profile.ts';
import {
  correctionValuesOf,
  correctionValuesSent,
  profileValuesOf,
  profileValuesSent,
  readCorrection,
  readProfile,
} from '../profile-form.ts';
import { pathAfter } from '../steps.ts';
import type { MemberVisit } from '../visit.ts';

export interface ProfileDeps {
  readonly content: Content;
  readonly assessments: Pick<AssessmentRepository, 'profile' | 'putProfile'>;
  /** SHA-256 of a text, in hex. */
  readonly hash: (text: string) => string;
}

const metaOf = ({ content }: ProfileDeps) => content.population().meta;

/** `GET …/profile`: what is known about the city, and what only the city itself can say. */
export const createShowProfile =
  (deps: ProfileDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const { city, draft } = visit;
    const profile = await deps.assessments.profile(city.id);
    const saved = profileValuesOf(profile);
    const values = draft === undefined ? saved : profileValuesSent(draft);
    const version = draft?.text('version') || versionOf(saved, deps.hash);
    return presentProfile(visit, { profile, meta: metaOf(deps), values, version });
  };

/** `POST …/profile`: saves, or shows what is wrong or was saved in another window meanwhile, beside what was typed. */
export const createSaveProfile =
  (deps: ProfileDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const { city, fields, say, path } = visit;
    if (fields.text('go') === 'discard') return redirect(path);
    const profile = await deps.assessments.profile(city.id);
    const saved = profileValuesOf(profile);
    const version = versionOf(saved, deps.hash);
    const values = profileValuesSent(fields);
    const shown = { profile, meta: metaOf(deps), values };
    const read = readProfile(values, profile, say);
    if (read.errors !== undefined) {
      return presentProfile(visit, { ...shown, version: fields.text('version') || version, errors: read.errors });
    }
    if (isChangedMeanwhile(fields.text('version'), { saved, sent: profileValuesOf(read.value) }, deps.hash)) {
      return presentProfile(visit, { ...shown, version, meanwhile: saved });
    }
    await deps.assessments.putProfile(city.id, read.value);
    return redirect(pathAfter('profile', visit));
  };

const featureOf = (deps: ProfileDeps, { parameters }: MemberVisit) => {
  const feature = metaOf(deps).features.find(({ id, inReference }) => inReference && id === parameters.feature);
  if (feature !== undefined) return feature;
  throw new DomainError('not_found', 'No such reference value');
};

/** `GET …/profile/:feature`: the form that corrects one reference value. */
export const createShowCorrection =
  (deps: ProfileDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const feature = featureOf(deps, visit);
    const saved = (await deps.assessments.profile(visit.city.id)).corrections?.[feature.id];
    const values = visit.draft === undefined ? correctionValuesOf(saved) : correctionValuesSent(visit.draft);
    return presentCorrection(visit, { feature, saved, values });
  };

/** `POST …/profile/:feature`: keeps the correction beside the reference value, or takes it away again. */
export const createSaveCorrection =
  (deps: ProfileDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const { city, base, fields, now, say } = visit;
    const feature = featureOf(deps, visit);
    const profile = await deps.assessments.profile(city.id);
    const { [feature.id]: saved, ...others } = profile.corrections ?? {};
    if (fields.text('go') === 'remove') {
      await deps.assessments.putProfile(city.id, { ...profile, corrections: others });
      return redirect(`${base}/profile`);
    }
    const values = correctionValuesSent(fields);
    const read = readCorrection(values, { feature, now, say });
    if (read.errors !== undefined) return presentCorrection(visit, { feature, saved, values, errors: read.errors });
    await deps.assessments.putProfile(city.id, { ...profile, corrections: { ...others, [feature.id]: read.value } });
    return redirect(`${base}/profile`);
  };
