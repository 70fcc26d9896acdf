import { geoEqualEarth } from 'd3-geo';
import world from '#templates/form/generated/world-projection.json' with { type: 'json' };

export const { width: WORLD_WIDTH, height: WORLD_HEIGHT } = world;

const [x = 0, y = 0] = world.translate;
const project = geoEqualEarth().scale(world.scale).translate([x, y]);

/** Where a place lies on the world picture, in the projection in which it was drawn. */
export const onWorld = ({ latitude, longitude }: { readonly latitude: number; readonly longitude: number }) => {
  const [px = 0, py = 0] = project([longitude, latitude]) ?? [];
  return { x: Math.round(px * 10) / 10, y: Math.round(py * 10) / 10 };
};
