import { countSteps } from '#shared/domain/progress/participation.ts';
import { STEPS, type Step } from '#shared/domain/progress/step-times.ts';
import { onWorld, WORLD_HEIGHT, WORLD_WIDTH } from '../../pages/world.ts';

export interface PlacedCity {
  readonly step: Step;
  readonly latitude: number;
  readonly longitude: number;
}

/** With more cities, marks are smaller. */
const CROWD = 150;

/**
 * Cities on the world picture, one path a step: every point is a line without length, which its style makes a mark of
 * the same size on every screen. Steps with few cities lie on top, so that none is covered up.
 */
export const drawParticipation = (cities: readonly PlacedCity[]) => {
  const counts = countSteps(cities);
  const layers = STEPS.filter((step) => counts[step] > 0).toSorted((one, other) => counts[other] - counts[one]);
  return {
    width: WORLD_WIDTH,
    height: WORLD_HEIGHT,
    isCrowded: cities.length > CROWD,
    layers: layers.map((step) => ({ step, points: pointsOf(cities.filter((city) => city.step === step)) })),
  };
};

const pointsOf = (cities: readonly PlacedCity[]): string =>
  cities
    .map((city) => {
      const { x, y } = onWorld(city);
      return `M${x},${y}h0`;
    })
    .join('');
