import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface WorldMap {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly translate: readonly [number, number];
  /** PDF path operators: `x y m`, `x y l`, `h`. */
  readonly operators: string;
}

const LAND = '#dbe4e7';

const toPath = (operators: string): string =>
  operators
    .trim()
    .split('\n')
    .map((line) => {
      const [x, y, operator] = line.split(' ');
      if (x === 'h') return 'Z';
      return `${operator === 'm' ? 'M' : 'L'}${x},${y}`;
    })
    .join('');

/** The report's world map as a picture that browsers keep, with the projection that places points on it. */
export const buildWorld = (root: string): { picture: string; projection: string } => {
  const map = JSON.parse(readFileSync(join(root, 'templates/report/world-map.json'), 'utf8')) as WorldMap;
  const { width, height, scale, translate, operators } = map;
  return {
    picture: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><path fill="${LAND}" d="${toPath(operators)}"/></svg>\n`,
    projection: `${JSON.stringify({ width, height, scale, translate }, null, 2)}\n`,
  };
};
