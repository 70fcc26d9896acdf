import type { CityId } from '#shared/contracts/names.ts';
import type { LeftOut } from '#shared/operations/draft-release.ts';
import type { RoundPreview } from '#shared/operations/preview-release.ts';
import type { Content, Wording } from '#shared/ports/content.ts';
import { issueText } from './outcome.ts';

const LEFT_OUT: Record<LeftOut, string> = {
  'not-submitted': 'has not submitted yet',
  'claim-not-confirmed': 'its claim is not confirmed by an operator',
};

type CityPreview = RoundPreview['previews'][number];

const list = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', `${title} (${lines.length})`, ...lines.map((line) => `  ${line}`)];

const changeText = ({ changed }: CityPreview): string => {
  const kept = changed?.keepsStatistics === true ? '; keeps the figures that it was shown last time' : '';
  return `${changed?.joined ?? 0} peers come, ${changed?.left ?? 0} go${kept}`;
};

const hasChanged = ({ changed }: CityPreview): boolean => changed !== null && changed.joined + changed.left > 0;

/** City names by id, with the id behind them because names repeat. */
export const cityNames = (content: Pick<Content, 'population'>): ((city: CityId) => string) => {
  const names = new Map(content.population().cities.map(({ id, name }) => [id, name]));
  return (city) => `${names.get(city) ?? 'Unknown city'} (${city})`;
};

/** One sentence, for it mostly holds for a whole round. */
const quartilesText = (
  previews: readonly CityPreview[],
  cities: number,
  nameOf: (city: CityId) => string,
  say: Wording,
): string => {
  const reasons = [...new Set(previews.flatMap(({ withoutQuartiles }) => withoutQuartiles ?? []))];
  const whose =
    previews.length === cities
      ? `for all ${cities} cities`
      : `for ${previews.length} of ${cities} cities: ${previews.map(({ city }) => nameOf(city)).join(', ')}`;
  return [`Quartiles are kept back ${whose}.`, ...reasons.map((reason) => say(`reasons.${reason}`))].join(' ');
};

/** A preview in words: who joins and leaves, whose peers change, what stays suppressed and why. */
export const previewText = (preview: RoundPreview, content: Pick<Content, 'population' | 'wording'>): string => {
  const { id, cities, joining, leaving, leftOut, previews, issues } = preview;
  const say = content.wording('en');
  const nameOf = cityNames(content);
  const suppressed = previews.flatMap(({ city, reason, suppressed: own }) => [
    ...(reason === undefined ? [] : [`${nameOf(city)}: no peer group. ${say(`reasons.${reason}`)}`]),
    ...own.map(
      ({ capability, n, reason: why }) => `${nameOf(city)}, ${capability}, ${n} peers: ${say(`reasons.${why}`)}`,
    ),
  ]);
  const withoutQuartiles = previews.filter((one) => one.withoutQuartiles !== null);
  return [
    `Release ${id}: ${cities} cities, ${joining.length} of them new.`,
    ...(issues.length === 0 ? ['It can be published.'] : ['It cannot be published yet:']),
    ...issues.map((issue) => `  ${issueText(issue, say)}`),
    ...list('Joining', joining.map(nameOf)),
    ...list('Leaving', leaving.map(nameOf)),
    ...list(
      'Left out',
      leftOut.map(({ city, reason }) => `${nameOf(city)}: ${LEFT_OUT[reason]}`),
    ),
    ...list(
      'Peers change',
      previews.filter(hasChanged).map((one) => `${nameOf(one.city)}: ${changeText(one)}`),
    ),
    ...list('Stays suppressed', suppressed),
    ...(withoutQuartiles.length === 0 ? [] : ['', quartilesText(withoutQuartiles, cities, nameOf, say)]),
  ].join('\n');
};
