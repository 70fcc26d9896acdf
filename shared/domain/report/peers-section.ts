import type { PeerGroup } from '#shared/contracts/comparison.ts';
import { FAMILIES } from '#shared/contracts/context.ts';
import type { Block, Section } from '#shared/contracts/report.ts';
import { contextProfile } from './context-profile.ts';
import { featureName } from './feature-words.ts';
import { peerItems } from './peer-items.ts';
import { peerMap } from './peer-map.ts';
import {
  familyText,
  heading,
  listText,
  paragraph,
  percentText,
  plain,
  reasonText,
  sentences,
  strongThen,
} from './phrasing.ts';
import type { Material } from './report-input.ts';

/** Who the city is compared with and why; structural twins and contrasts; the city's context beside its peers'. */
export const peersSection = (material: Material): Section => {
  const { say, shown } = material;
  const { group, reason } = shown.comparison;
  return {
    id: 'peers',
    title: say('report.peers.title'),
    blocks: [
      ...(group === null
        ? [callout(say('report.peers.none-title'), [reasonText(say, reason ?? 'no-release'), say('report.peers.none')])]
        : groupBlocks(material, group)),
      ...contrastBlocks(material),
      ...twinBlocks(material),
      ...contextProfile(material),
    ],
  };
};

const callout = (title: string, texts: readonly string[], tone: 'finding' | 'caution' = 'caution'): Block => ({
  kind: 'callout',
  title,
  text: texts.map(plain),
  tone,
});

const groupBlocks = (material: Material, group: PeerGroup): Block[] => {
  const { say, shown } = material;
  const { keptFrom } = shown.comparison;
  return [
    paragraph(groupSentences(material, group), 'lead'),
    ...(keptFrom === null
      ? []
      : [
          callout(say('report.peers.kept-title'), [
            reasonText(say, 'statistics-kept'),
            say('report.peers.kept', { release: keptFrom.release, submission: keptFrom.submission }),
          ]),
        ]),
    ...unusualBlocks(material, group),
    paragraph(trustSentences(say, group)),
    ...peerMap(material, group),
    {
      kind: 'peers',
      title: listTitle(say, group.peers),
      items: peerItems(material, group.peers),
    },
    ...(group.additions.length === 0
      ? []
      : [
          {
            kind: 'peers' as const,
            title: say('report.peers.additions-title', { n: group.additions.length }),
            items: peerItems(material, group.additions).map((item) => ({ ...item, number: null })),
          },
        ]),
  ];
};

const listTitle = (say: Material['say'], peers: PeerGroup['peers']): string => {
  const [n, close] = [peers.length, peers.filter(({ likeness }) => likeness === 'close').length];
  return n > 1 && close === n ? say('report.peers.list-all', { n }) : say('report.peers.list', { n, close });
};

const groupSentences = ({ say, submission }: Material, { peers, pool, lens }: PeerGroup): string => {
  const { sameCountry, sameAdministrativeRank } = submission.comparison;
  return sentences(
    say('report.peers.group', { n: peers.length, pool, lens: say(`context.lenses.${lens}`) }),
    sameCountry ? say('report.peers.same-country') : null,
    sameAdministrativeRank ? say('report.peers.same-rank') : null,
    say('report.peers.volunteers'),
  );
};

/** How much trust the list deserves: closeness, stability, reciprocity. */
const trustSentences = (say: Material['say'], { peers, closeness, leaveOneOut }: PeerGroup): string => {
  const inBand = (band: string) => peers.filter(({ stability }) => stability?.band === band).length;
  const judged = peers.filter(({ reciprocal }) => reciprocal !== null);
  return sentences(
    closeness && say(`report.peers.closeness.${closeness.band}`, { share: percentText(say, closeness.share) }),
    peers.some(({ stability }) => stability)
      ? say('report.peers.stability.summary', {
          firm: inBand('firm'),
          likely: inBand('likely'),
          provisional: inBand('provisional'),
        })
      : null,
    leaveOneOut === null ? null : say('report.peers.leave-one-out', { share: percentText(say, leaveOneOut) }),
    judged.length > 0
      ? say('report.peers.reciprocity', { n: judged.filter(({ reciprocal }) => reciprocal).length, of: judged.length })
      : null,
    say('report.peers.trust'),
    peers.some(({ city }) => city !== undefined) ? say('report.peers.shares') : null,
  );
};

const unusualBlocks = ({ say, city }: Material, { unusual }: PeerGroup): Block[] => {
  if (!unusual?.isUnusual) return [];
  const what = unusual.features.map((feature) => featureName(say, feature));
  return [
    callout(say('report.peers.unusual-title', { city: city.name }), [
      sentences(
        say('report.peers.unusual'),
        what.length > 0 ? say('report.peers.unusual-features', { features: listText(say, what) }) : null,
      ),
    ]),
  ];
};

const contrastBlocks = ({ say, shown, cityOf, countryOf, instrument }: Material): Block[] => {
  const { contrasts } = shown.comparison;
  if (contrasts.length === 0) return [];
  const items = contrasts.map(({ city: id, capability, contact, differs }) => {
    const city = cityOf(id);
    const strongIn = instrument.capabilities.find((candidate) => candidate.id === capability)?.plainName ?? capability;
    return strongThen(
      say('report.peers.contrast-name', { city: city.name, country: countryOf(city) }),
      sentences(
        differs.length === FAMILIES.length
          ? say('report.peers.contrast-everywhere', { capability: strongIn })
          : say('report.peers.contrast', {
              capability: strongIn,
              families: listText(
                say,
                differs.map((family) => familyText(say, family)),
              ),
            }),
        contact === undefined ? null : say('report.peers.contact', { contact }),
      ),
    );
  });
  return [
    heading(say('report.peers.contrasts', { n: contrasts.length })),
    paragraph(say('report.peers.contrasts-intro')),
    { kind: 'list', ordered: false, items },
  ];
};

const twinBlocks = ({ say, shown, cityOf, countryOf }: Material): Block[] => {
  const { twins } = shown.comparison;
  if (twins.length === 0) return [];
  const names = twins.map(({ city: id, likeness }) => {
    const city = cityOf(id);
    return say('report.peers.twin', {
      city: city.name,
      country: countryOf(city),
      likeness: say(`context.likeness.${likeness}`),
    });
  });
  return [
    heading(say('report.peers.twins')),
    paragraph(
      sentences(say('report.peers.twins-intro'), say('report.peers.twins-list', { names: listText(say, names) })),
    ),
  ];
};
