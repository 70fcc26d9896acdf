/** Half of the last digit goes away from zero; the small term keeps 2.25 from becoming 2.2 where a sum left it a hair short. */
const HAIR = 1e-9;

/**
 * Own levels and the ends of intervals are printed, drawn and exported to one decimal. What is published of peers
 * keeps its published steps of 0.25 or 0.5.
 */
export const toTenth = (value: number): number => {
  const size = Math.round((Math.abs(value) + HAIR) * 10) / 10;
  return value < 0 && size > 0 ? -size : size;
};

/** The number of the statement that a level has reached, 1 to 5. */
export const statementReached = (level: number): number => Math.min(5, Math.floor(level + HAIR));
