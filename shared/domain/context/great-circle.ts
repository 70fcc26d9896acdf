/** Mean radius of the Earth (IUGG), in kilometres. */
const EARTH_RADIUS_KM = 6371.0088;

export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * Distance along the surface of a spherical Earth, in kilometres (at most 0.5 % off the true one).
 * From the chord between unit vectors, which unlike the arc cosine stays exact for neighbouring points.
 */
export function greatCircleKm(a: Point, b: Point): number {
  const [ax, ay, az] = unitVector(a);
  const [bx, by, bz] = unitVector(b);
  return chordToKm((ax - bx) ** 2 + (ay - by) ** 2 + (az - bz) ** 2);
}

/** Many points as unit vectors, x, y, z one after another: comparing squared chords needs no trigonometry. */
export function unitVectors(points: readonly Point[]): Float64Array {
  return Float64Array.from(points.flatMap(unitVector));
}

/** Squared chord between points i and j of `unitVectors`. Grows with the distance, so it can stand for it. */
export function squaredChord(vectors: Float64Array, i: number, j: number): number {
  const x = vectors[3 * i]! - vectors[3 * j]!;
  const y = vectors[3 * i + 1]! - vectors[3 * j + 1]!;
  const z = vectors[3 * i + 2]! - vectors[3 * j + 2]!;
  return x * x + y * y + z * z;
}

/** Squared chord of a distance in kilometres. */
export function kmToChord(km: number): number {
  return (2 * Math.sin(km / (2 * EARTH_RADIUS_KM))) ** 2;
}

/** Distance in kilometres of a squared chord. */
export function chordToKm(squared: number): number {
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(squared) / 2));
}

function unitVector({ latitude, longitude }: Point): [number, number, number] {
  const phi = (latitude * Math.PI) / 180;
  const lambda = (longitude * Math.PI) / 180;
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}
