import type { Deployment } from '#shared/contracts/deployment.ts';
import type { Content } from '#shared/ports/content.ts';
import type { Reply } from '../../pages/reply.ts';
import type { Visit } from '../../pages/visit.ts';
import { presentAccessibility, presentPrivacy, presentSources } from '../presenters/notices.ts';

type NoticeDeps = { readonly deployment: Deployment };

/** `GET /privacy` */
export const createShowPrivacy =
  ({ deployment }: NoticeDeps) =>
  ({ say }: Visit): Reply =>
    presentPrivacy(say, deployment);

/** `GET /accessibility` */
export const createShowAccessibility =
  ({ deployment }: NoticeDeps) =>
  ({ say }: Visit): Reply =>
    presentAccessibility(say, deployment);

/** `GET /sources`: where the reference data come from, as their licences ask. */
export const createShowSources =
  ({ content }: { content: Content }) =>
  ({ say }: Visit): Reply =>
    presentSources(say, content.population().meta);
