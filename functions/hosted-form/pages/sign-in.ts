import * as z from 'zod';
import type { Deployment } from '#shared/contracts/deployment.ts';
import { DomainError } from '#shared/domain/errors.ts';
import type { Mailer } from '#shared/ports/mail.ts';
import type { PersonRepository } from '#shared/ports/people.ts';
import type { RoundRepository } from '#shared/ports/rounds.ts';
import type { FieldError } from '../../pages/field-errors.ts';
import { type Reply, redirect } from '../../pages/reply.ts';
import { presentSignIn } from '../../pages/sign-in-form.ts';
import type { Visit } from '../../pages/visit.ts';
import type { Render } from '../../platform/page-render.ts';
import type { Seal } from '../../platform/sealed-text.ts';
import { hashToken, newToken } from '../../platform/session-cookies.ts';
import { isClaimable } from '../open-rounds.ts';
import { presentSent, presentSentWithKept } from '../presenters/sign-in.ts';
import { composeSignInMail } from '../presenters/sign-in-mail.ts';
import { safePath } from '../safe-path.ts';

export interface SignInDeps {
  readonly people: PersonRepository;
  readonly rounds: Pick<RoundRepository, 'list'>;
  readonly mailer: Mailer;
  readonly render: Render;
  readonly deployment: Deployment;
  readonly publicAddress: string;
  readonly seal: Seal;
  readonly wait: (milliseconds: number) => Promise<unknown>;
}

export const LINK_MINUTES = 15;
/** Longer than sending takes, so that the time of the answer does not tell known addresses from unknown ones. */
const LEAST_MILLISECONDS = 500;
const WINDOW_SECONDS = 900;
const LINKS_AN_ADDRESS = 5;
const LINKS_A_NETWORK_ADDRESS = 40;
const addressSchema = z.email().max(254);

/** `GET /sign-in` */
export const showSignIn = ({ say, query, person }: Visit): Reply =>
  person === undefined
    ? presentSignIn({ say, address: '', next: safePath(query.get('next')) })
    : redirect(safePath(query.get('next')));

/** `POST /sign-in`: mails a link. Whether the address is known shows neither in the page nor in the limit. */
export const createRequestLink =
  (deps: SignInDeps) =>
  async (visit: Visit): Promise<Reply> => {
    const { say, fields } = visit;
    const next = safePath(fields.text('next'));
    const kept = keptIn(deps, visit);
    if (fields.text('go') === 'again') return presentSignIn({ say, address: '', next, kept });
    const address = addressSchema.safeParse(fields.text('address')).data;
    if (address === undefined) {
      const errors: FieldError[] = [{ field: 'address', text: say('form.errors.address') }];
      return presentSignIn({ say, address: fields.text('address'), next, kept, errors });
    }
    await requireFewRequests(deps.people, address, visit);
    await Promise.all([sendIfKnown(deps, { address, next, kept, visit }), deps.wait(LEAST_MILLISECONDS)]);
    return kept === undefined ? redirect('/sign-in/sent') : presentSentWithKept(say, LINK_MINUTES, next, kept);
  };

/** Only what we sealed ourselves is carried on. */
const keptIn = ({ seal }: SignInDeps, { fields, now }: Visit): string | undefined => {
  const kept = fields.text('kept');
  return seal.open(kept, now) === undefined ? undefined : kept;
};

/** `GET /sign-in/sent` */
export const showSent = ({ say }: Visit): Reply => presentSent(say, LINK_MINUTES);

const requireFewRequests = async (people: PersonRepository, address: string, { now, networkAddress }: Visit) => {
  const allowed = await Promise.all([
    people.allow(`link:${people.idOf(address)}`, LINKS_AN_ADDRESS, WINDOW_SECONDS, now),
    people.allow(`link-from:${networkAddress}`, LINKS_A_NETWORK_ADDRESS, WINDOW_SECONDS, now),
  ]);
  if (allowed.includes(false)) throw new DomainError('too_many_requests', 'Too many sign-in links');
};

/** Operators, whoever is known already, and in an open round everybody. */
const mayEnter = async ({ people, rounds, deployment }: SignInDeps, address: string, now: Date): Promise<boolean> => {
  const plain = address.trim().toLowerCase();
  if (deployment.operators.some((operator) => operator.toLowerCase() === plain)) return true;
  const [person, all] = await Promise.all([people.find(people.idOf(address)), rounds.list()]);
  return person !== undefined || all.some((round) => isClaimable(round, now));
};

interface Wanted {
  readonly address: string;
  readonly next: string;
  readonly kept: string | undefined;
  readonly visit: Visit;
}

const sendIfKnown = async (deps: SignInDeps, wanted: Wanted): Promise<void> => {
  if (await mayEnter(deps, wanted.address, wanted.visit.now)) await sendLink(deps, wanted);
};

const sendLink = async (
  { people, mailer, render, deployment, publicAddress }: SignInDeps,
  { address, next, kept, visit }: Wanted,
): Promise<void> => {
  const { say, language, now } = visit;
  const person = await people.ensure(address, language);
  const token = newToken();
  const expiresAt = new Date(now.getTime() + LINK_MINUTES * 60_000).toISOString();
  await people.putLink({ hash: hashToken(token), person: person.id, expiresAt, next, kept });
  const link = `${publicAddress}/sign-in/confirm?token=${token}`;
  const mail = composeSignInMail({ say, language, link, minutes: LINK_MINUTES, deployment, render });
  await mailer.send({ ...mail, to: person.address, language, attachments: [] });
};
