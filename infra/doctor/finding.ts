/** `note` needs nobody; `warning` should be mended; with a `problem` cities get no mail, or data may be lost. */
export type Level = 'ok' | 'note' | 'warning' | 'problem';

/** One thing that was looked at. Whatever is not well says what to do. */
export interface Finding {
  /** Stable, for scripts. */
  readonly id: string;
  readonly level: Level;
  readonly says: string;
  readonly remedy: string | null;
}

export const ok = (id: string, says: string): Finding => ({ id, level: 'ok', says, remedy: null });
export const note = (id: string, says: string): Finding => ({ id, level: 'note', says, remedy: null });
export const warning = (id: string, says: string, remedy: string): Finding => ({ id, level: 'warning', says, remedy });
export const problem = (id: string, says: string, remedy: string): Finding => ({ id, level: 'problem', says, remedy });

/** A look at one part of a deployment. */
export interface Check {
  readonly id: string;
  readonly look: () => Promise<readonly Finding[]>;
}

/** Looks at everything; a look that fails is a finding of its own and stops no other. */
export const examine = async (checks: readonly Check[]): Promise<readonly Finding[]> => {
  const found = await Promise.all(
    checks.map(async ({ id, look }) => {
      try {
        return await look();
      } catch (error) {
        const remedy = 'Sign in with an account that may read this deployment, then run doctor again.';
        return [problem(id, `This could not be looked at: ${(error as Error).name}`, remedy)];
      }
    }),
  );
  return found.flat();
};
