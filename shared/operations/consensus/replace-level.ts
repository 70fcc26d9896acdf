import type { Change } from '#shared/ports/change.ts';

/** Whether the level that is saved, undefined for none, may give way to what is wanted. */
export type MayReplace<Level> = (saved: Level | undefined) => boolean;

/** Whether the wish came true; else the level that stayed, undefined for none. */
export type Replaced<Level> = { readonly isDone: true } | { readonly isDone: false; readonly saved: Level | undefined };

/** Puts a level in place of the one that is saved, if that one may give way; undefined is no level. */
export const replaceLevel = async <Level>(
  change: (change: Change<Level | undefined>) => Promise<Level | undefined>,
  wanted: Level | undefined,
  mayReplace: MayReplace<Level> = () => true,
): Promise<Replaced<Level>> => {
  let isDone = false;
  const saved = await change((before) => {
    isDone = mayReplace(before);
    return isDone ? wanted : before;
  });
  return isDone ? { isDone } : { isDone, saved };
};
