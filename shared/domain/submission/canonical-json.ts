/**
 * JSON with the keys of every object sorted by code unit and no spaces (in the manner of RFC 8785), so that equal
 * values give equal text. Properties that are undefined are left out, as JSON does.
 * @throws TypeError for what JSON cannot hold without loss: NaN, infinities, functions, maps and other classes.
 */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (isPlainObject(value)) {
    const members = Object.keys(value)
      .filter((key) => value[key] !== undefined)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
    return `{${members.join(',')}}`;
  }
  if (!isScalar(value)) throw new TypeError(`canonicalJson takes what JSON can hold, got ${describe(value)}`);
  return JSON.stringify(value);
};

const isPlainObject = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
};

const isScalar = (value: unknown): boolean =>
  value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);

const describe = (value: unknown): string =>
  typeof value === 'object' && value !== null ? value.constructor.name : `${typeof value} ${String(value)}`;
