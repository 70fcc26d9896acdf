import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { geoEqualEarth, geoPath } from 'd3-geo';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';

const WIDTH = 484;
const SOURCE = new URL('../../node_modules/world-atlas/land-110m.json', import.meta.url);
const FOLDER = new URL('../../templates/report/', import.meta.url);
/** South of this lies Antarctica alone, which no city needs. */
const SOUTHERN_EDGE = -60;

/** The land of the earth without Antarctica, as one shape. */
function land(): Feature<MultiPolygon> {
  const topology = JSON.parse(readFileSync(SOURCE, 'utf8')) as Topology;
  const shapes = feature(topology, topology.objects.land!);
  const features = 'features' in shapes ? shapes.features : [shapes];
  const polygons = features.flatMap((shape) => polygonsOf(shape.geometry as MultiPolygon | Polygon));
  const kept = polygons.filter((rings) => Math.max(...rings[0]!.map((point) => point[1]!)) > SOUTHERN_EDGE);
  return { type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates: kept } };
}

const polygonsOf = (geometry: MultiPolygon | Polygon): Position[][][] =>
  geometry.type === 'MultiPolygon' ? geometry.coordinates : [geometry.coordinates];

/** `M1,2L3,4Z` in the operators of a PDF page, which need no parsing when a report is drawn. */
function toOperators(path: string): string {
  return path
    .replaceAll(/[ML](-?[\d.]+),(-?[\d.]+)/g, (step, x, y) => `${x} ${y} ${step.startsWith('M') ? 'm' : 'l'}\n`)
    .replaceAll('Z', 'h\n');
}

/** The map and the projection that places points on it (Equal Earth, see Šavrič, Patterson and Jenny 2018). */
export function buildMap() {
  const shape = land();
  const projection = geoEqualEarth().fitWidth(WIDTH, shape);
  const path = geoPath(projection).digits(1);
  const [, [, bottom]] = path.bounds(shape);
  const [x, y] = projection.translate();
  return {
    source: 'Natural Earth 1:110m by way of world-atlas 2.0.2, public domain',
    width: WIDTH,
    height: Math.ceil(bottom),
    scale: projection.scale(),
    translate: [x, y],
    operators: toOperators(path(shape)!),
  };
}

if (import.meta.main) {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(new URL('world-map.json', FOLDER), `${JSON.stringify(buildMap())}\n`);
}
