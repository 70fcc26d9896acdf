/** Nobody is known to be unreachable until the deployment records what the mail service says. */
export const isSuppressed = async (_person: string): Promise<boolean> => false;
