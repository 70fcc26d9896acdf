const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ONE_DAY_MS = 24 * 3600 * 1000;

/** The beginning of a day written as 2026-12-31, in UTC; undefined for what is no day. */
export const readDay = (text: string): Date | undefined => {
  const date = new Date(`${text}T00:00:00Z`);
  const isDay = DAY.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  return isDay ? date : undefined;
};

/** The end of a day: a round that closes on a day is open until then. */
export const endOfDay = (day: Date): Date => new Date(day.getTime() + ONE_DAY_MS);
