import * as z from 'zod';
import { LONGEST_SEALED } from '#shared/contracts/draft.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { DraftRepository } from '#shared/ports/people.ts';
import type { FormTokens } from '../platform/csrf.ts';
import type { Seal } from '../platform/sealed-text.ts';
import type { SignedInVisit, Visit } from './visit.ts';

const keptSchema = z.strictObject({ path: z.string(), owner: z.string(), typed: z.string() });

export interface KeptDeps {
  readonly seal: Seal;
  readonly formTokens: Pick<FormTokens, 'verifyOwner'>;
  readonly drafts: Pick<DraftRepository, 'put'>;
}

const sealWithin = (seal: Seal, text: string, now: Date): string => {
  const sealed = seal.seal(text, now);
  if (sealed.length <= LONGEST_SEALED) return sealed;
  throw new DomainError('too_large', 'More was typed than can be kept');
};

/** What a form sent after its session had ended, sealed for the way through the sign-in. Nothing is stored. */
export const keepTyped = ({ seal }: Pick<KeptDeps, 'seal'>, { path, fields, now }: Visit): string =>
  sealWithin(seal, JSON.stringify({ path, owner: fields.text('owner'), typed: fields.typed() }), now);

/** Makes kept text the draft of its page, if the person who has signed in now is the one who typed it. */
export const restoreTyped = async (
  { seal, formTokens, drafts }: KeptDeps,
  { kept, person, now }: { kept: string; person: string; now: Date },
): Promise<void> => {
  const text = seal.open(kept, now);
  if (text === undefined) return;
  const { path, owner, typed } = keptSchema.parse(JSON.parse(text));
  if (!formTokens.verifyOwner(owner, person, path, now)) return;
  await drafts.put({ person, path, sealed: sealWithin(seal, typed, now) }, now);
};

/** Keeps what cannot be saved yet: it stands on the page again when the person comes back. */
export const putDraft = (
  { seal, drafts }: Pick<KeptDeps, 'seal' | 'drafts'>,
  { person, path, fields, now }: SignedInVisit,
): Promise<void> => drafts.put({ person: person.id, path, sealed: sealWithin(seal, fields.typed(), now) }, now);
