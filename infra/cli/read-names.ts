import * as z from 'zod';
import type { ConnectedDeployment } from './deployment.ts';
import { DeploymentError } from './outcome.ts';

/** Reads variables of the deployment by their schemas. Throws a `DeploymentError` with those that are missing. */
export const readNames = <Shape extends z.ZodRawShape>({ names }: Pick<ConnectedDeployment, 'names'>, shape: Shape) => {
  const parsed = z.object(shape).safeParse(names);
  if (parsed.success) return parsed.data;
  const missing = [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))].join(', ');
  throw new DeploymentError(`The environment does not say ${missing}. Say --stage or --local, which look it up.`);
};
