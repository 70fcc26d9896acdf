import { deflateSync } from 'node:zlib';
import { geoEqualEarth } from 'd3-geo';
import type { WorldMap } from '../../platform/report-assets.ts';
import type { PdfDocument, Reference } from './pdf-document.ts';

/** The land of the earth, once in a document, and where on it a place lies. */
export interface World {
  readonly width: number;
  readonly height: number;
  readonly form: { readonly ref: () => Reference };
  /** Points from the map's top left. */
  readonly place: (longitude: number, latitude: number) => { x: number; y: number };
}

const compressed = new WeakMap<WorldMap, Buffer>();

/** The same path in every report: compressed once for all of them. */
function compressedPath(map: WorldMap): Buffer {
  const bytes = compressed.get(map) ?? deflateSync(`${map.operators}f`);
  compressed.set(map, bytes);
  return bytes;
}

/** The map for one document; its path is written to the file only if a page shows it. */
export function createWorld(doc: PdfDocument, map: WorldMap): World {
  const projection = geoEqualEarth().scale(map.scale).translate(map.translate);
  let form: Reference | undefined;
  const write = (): Reference => {
    const form = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, map.width, map.height], Resources: {} };
    const made = doc.ref(doc.compress ? { ...form, Filter: 'FlateDecode' } : form);
    made.write(doc.compress ? compressedPath(map) : `${map.operators}f`);
    made.end();
    return made;
  };
  return {
    width: map.width,
    height: map.height,
    form: {
      ref: () => {
        form ??= write();
        return form;
      },
    },
    place: (longitude, latitude) => {
      const [x, y] = projection([longitude, latitude])!;
      return { x, y };
    },
  };
}
