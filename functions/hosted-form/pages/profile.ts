import type { CityProfile } from '#shared/contracts/profile.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { Content } from '#shared/ports/content.ts';
import type { Read } from '../../pages/field-errors.ts';
import { type Reply, redirect } from '../../pages/reply.ts';
import { isPut, putUnlessChanged, type SentForm, versionOf } from '../answer-version.ts';
import { presentCorrection } from '../presenters/correction.ts';
import { presentProfile } from '../presenters/profile.ts';
import {
  type Correction,
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
  readonly assessments: Pick<AssessmentRepository, 'profile' | 'changeProfile'>;
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
    const values = profileValuesSent(fields);
    const shown = { profile, meta: metaOf(deps), values };
    const { hash } = deps;
    const version = fields.text('version');
    const read = readProfile(values, say);
    if (read.errors !== undefined) {
      const made = version || versionOf(profileValuesOf(profile), hash);
      return presentProfile(visit, { ...shown, version: made, errors: read.errors });
    }
    const put = ({ corrections }: CityProfile) => ({
      ...read.value,
      ...(corrections !== undefined && { corrections }),
    });
    const form: SentForm<CityProfile> = { version, partOf: profileValuesOf, put, hash };
    const kept = await deps.assessments.changeProfile(city.id, putUnlessChanged(form));
    if (isPut(form, kept)) return redirect(pathAfter('profile', visit));
    const meanwhile = profileValuesOf(kept);
    return presentProfile(visit, { ...shown, version: versionOf(meanwhile, hash), meanwhile });
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
    const { draft } = visit;
    const values = draft === undefined ? correctionValuesOf(saved) : correctionValuesSent(draft);
    const version = draft?.text('version') || versionOf(saved, deps.hash);
    return presentCorrection(visit, { feature, isSaved: saved !== undefined, values, version });
  };

/** The profile with another correction of one value, or with none. */
const withCorrection =
  (feature: string, correction: Correction | undefined) =>
  ({ corrections, ...profile }: CityProfile): CityProfile => {
    const { [feature]: _, ...others } = corrections ?? {};
    return { ...profile, corrections: { ...others, ...(correction !== undefined && { [feature]: correction }) } };
  };

/**
 * `POST …/profile/:feature`: keeps the correction beside the reference value, or takes it away again; shows what is wrong
 * or was saved in another window meanwhile, beside what was typed.
 */
export const createSaveCorrection =
  (deps: ProfileDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const { city, base, fields, now, path, say } = visit;
    const { hash } = deps;
    const go = fields.text('go');
    if (go === 'discard') return redirect(path);
    const feature = featureOf(deps, visit);
    const values = correctionValuesSent(fields);
    const read: Read<Correction | undefined> =
      go === 'remove' ? { value: undefined } : readCorrection(values, { feature, now, say });
    const partOf = ({ corrections }: CityProfile) => corrections?.[feature.id];
    const version = fields.text('version');
    if (read.errors !== undefined) {
      const saved = partOf(await deps.assessments.profile(city.id));
      const shown = { feature, isSaved: saved !== undefined, values, version: version || versionOf(saved, hash) };
      return presentCorrection(visit, { ...shown, errors: read.errors });
    }
    const form: SentForm<CityProfile> = { version, partOf, put: withCorrection(feature.id, read.value), hash };
    const kept = await deps.assessments.changeProfile(city.id, putUnlessChanged(form));
    if (isPut(form, kept)) return redirect(`${base}/profile`);
    const saved = partOf(kept);
    const shown = { feature, isSaved: saved !== undefined, values, version: versionOf(saved, hash) };
    return presentCorrection(visit, { ...shown, meanwhile: correctionValuesOf(saved) });
  };
