import type { PeerGroup } from '#shared/contracts/comparison.ts';
import type { City } from '#shared/contracts/context.ts';
import type { Block } from '#shared/contracts/report.ts';
import { isNamed } from './peer-items.ts';
import { listText } from './phrasing.ts';
import type { Material } from './report-input.ts';

type MapBlock = Extract<Block, { kind: 'map' }>;
type Mark = MapBlock['points'][number]['mark'];

const MARKS = ['own', 'peer', 'addition', 'contrast'] as const;

/** The city, its named peers by number, additions and contrasts. Peers that did not agree to be named have no place. */
export const peerMap = (material: Material, group: PeerGroup): Block[] => {
  const { say, shown, city, cityOf, countryOf } = material;
  const peers = group.peers.filter(isNamed).map((peer) => cityOf(peer.city));
  const additions = group.additions.filter(isNamed).map((peer) => cityOf(peer.city));
  const contrasts = shown.comparison.contrasts.map((contrast) => cityOf(contrast.city));
  if (peers.length + additions.length + contrasts.length === 0) return [];
  const point = (place: City, mark: Mark, number: number | null) => ({
    number,
    label: say('report.peers.contrast-name', { city: place.name, country: countryOf(place) }),
    latitude: place.latitude,
    longitude: place.longitude,
    mark,
  });
  const points = [
    point(city, 'own', null),
    ...peers.map((place, index) => point(place, 'peer', index + 1)),
    ...additions.map((place) => point(place, 'addition', null)),
    ...contrasts.map((place) => point(place, 'contrast', null)),
  ];
  const countries = new Set(peers.map(({ sovereign }) => sovereign)).size;
  const labels = points.map(({ label, number, mark }) => say(`report.map.${mark}`, { label, number: number ?? 0 }));
  return [
    {
      kind: 'map',
      title: say('report.map.title', { n: peers.length, of: group.peers.length, countries }),
      description: say('report.map.description', { places: listText(say, labels) }),
      points,
      legend: MARKS.filter((mark) => points.some((each) => each.mark === mark)).map((mark) => ({
        mark,
        text: say(`report.map.legend.${mark}`),
      })),
    },
  ];
};
