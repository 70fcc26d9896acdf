import type { Block, Section } from '#shared/contracts/report.ts';
import type { ReportVariant } from './a-report-capability.ts';

const PEERS: readonly (readonly [string, string, number, number])[] = [
  ['Accra', 'Ghana', 5.56, -0.2],
  ['Ìbàdàn', 'Nigeria', 7.39, 3.92],
  ['Kumasi', 'Ghana', 6.69, -1.62],
  ['Conakry', 'Guinea', 9.54, -13.68],
  ['Monrovia', 'Liberia', 6.3, -10.8],
  ['Dakar', 'Senegal', 14.69, -17.44],
  ['Santiago de los Caballeros', 'Dominican Republic', 19.45, -70.69],
  ['Port-au-Prince', 'Haiti', 18.54, -72.34],
  ['Đà Nẵng', 'Vietnam', 16.07, 108.22],
  ['Łódź', 'Poland', 51.77, 19.47],
  ['İzmir', 'Türkiye', 38.41, 27.14],
  ['Tunis', 'Tunisia', 36.82, 10.17],
];

type Point = Extract<Block, { kind: 'map' }>['points'][number];

const points = (variant: ReportVariant): Point[] => [
  { number: null, label: variant.cityName, latitude: 8.48, longitude: -13.23, mark: 'own' },
  ...PEERS.map(
    ([label, , latitude, longitude], index): Point => ({ number: index + 1, label, latitude, longitude, mark: 'peer' }),
  ),
  { number: null, label: 'Valparaíso', latitude: -33.05, longitude: -71.6, mark: 'addition' },
  { number: null, label: 'Tampere', latitude: 61.5, longitude: 23.79, mark: 'contrast' },
];

const FEATURES = [
  'Population',
  'Growth a year',
  'Density',
  'Income of the country',
  'Share of the country’s people',
  'Founded',
  'Distance to the sea',
];

/** Who the city is compared with, on a map and as a list, and how its context lies beside theirs. */
export function aPeersSection(variant: ReportVariant): Section {
  return {
    id: 'peers',
    title: 'Your peers',
    subtitle: 'Cities that are most like yours in size, setting, institutions and economy',
    blocks: [
      {
        kind: 'callout',
        title: `${variant.cityName} is an unusual city`,
        tone: 'caution',
        text: [
          [
            {
              text: 'Few cities in the round are close to yours, mostly because of its growth and its age. Read the comparison as a first hint.',
            },
          ],
        ],
      },
      {
        kind: 'map',
        title: 'Seven of your twelve peers lie in West Africa',
        description: `World map with ${variant.cityName} and its peers: ${PEERS.map(([name]) => name).join(', ')}.`,
        points: points(variant),
      },
      {
        kind: 'peers',
        title: 'Twelve peers, closest first',
        items: PEERS.map(([name, place], index) => ({
          number: index + 1,
          name,
          place,
          likeness: ['Close', 'Fair', 'Far'][Math.floor(index / 5)]!,
          stability: index % 3 === 0 ? 'A peer in 92 % of the trials with other weights' : null,
          why: [
            'Alike in size (1.2 million people), growth and income of the country.',
            ...(index % 2 ? ['Different in age and in the powers of the mayor.'] : []),
          ],
        })),
      },
      {
        kind: 'profile',
        title: 'You grow faster than most of your peers and are nearer the sea',
        description: FEATURES.map((name) => `${name}: in the middle.`).join(' '),
        lowEnd: 'Lowest of all cities',
        highEnd: 'Highest of all cities',
        rows: FEATURES.map((label, index) => ({
          label,
          own: index === 5 ? 'not known' : `${(index + 1) * 113} thousand`,
          position: index === 5 ? null : ((index * 37) % 100) / 100,
          peers: index === 4 ? null : { low: 0.2, median: 0.45, high: 0.7, text: 'Peers: 210 to 780 thousand' },
        })),
      },
    ],
  };
}
