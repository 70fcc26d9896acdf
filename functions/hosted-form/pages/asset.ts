import { DomainError } from '#shared/domain/errors.ts';
import type { Reply } from '../../pages/reply.ts';
import type { Visit } from '../../pages/visit.ts';
import type { Assets } from '../../platform/page-assets.ts';

/** `GET /assets/:file` */
export const createShowAsset =
  ({ assets }: { assets: Assets }) =>
  ({ parameters }: Visit): Reply => {
    const asset = assets.find(parameters.file ?? '');
    if (asset === undefined) throw new DomainError('not_found', 'No such file');
    return { kind: 'file', ...asset };
  };
