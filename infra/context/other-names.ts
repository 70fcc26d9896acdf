import { foldName } from '#shared/domain/context/fold-name.ts';
import { isWithinOneEdit } from '#shared/domain/context/one-edit.ts';

/** Scripts besides Latin in which a country's own people write its cities; elsewhere only Latin names are kept. */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['BA BG BY KG KZ ME MK MN RS RU TJ UA UZ XK', /^[\p{Script=Cyrillic}\P{L}]+$/u],
  [
    'AE AF BH DJ DZ EG EH ER IL IQ IR JO KM KW LB LY MA MR OM PK PS QA SA SD SO SY TD TN YE',
    /^[\p{Script=Arabic}\P{L}]+$/u,
  ],
  ['CN HK MO SG TW', /^[\p{Script=Han}\P{L}]+$/u],
  ['JP', /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\P{L}]+$/u],
  ['KP KR', /^[\p{Script=Hangul}\P{L}]+$/u],
  ['IN NP', /^[\p{Script=Devanagari}\P{L}]+$/u],
  ['BD IN', /^[\p{Script=Bengali}\P{L}]+$/u],
  ['IN LK', /^[\p{Script=Tamil}\P{L}]+$/u],
  ['IN', /^([\p{Script=Telugu}\P{L}]+|[\p{Script=Kannada}\P{L}]+|[\p{Script=Malayalam}\P{L}]+)$/u],
  ['IN', /^([\p{Script=Gujarati}\P{L}]+|[\p{Script=Gurmukhi}\P{L}]+|[\p{Script=Oriya}\P{L}]+)$/u],
  ['LK', /^[\p{Script=Sinhala}\P{L}]+$/u],
  ['CY GR', /^[\p{Script=Greek}\P{L}]+$/u],
  ['IL', /^[\p{Script=Hebrew}\P{L}]+$/u],
  ['TH', /^[\p{Script=Thai}\P{L}]+$/u],
  ['LA', /^[\p{Script=Lao}\P{L}]+$/u],
  ['KH', /^[\p{Script=Khmer}\P{L}]+$/u],
  ['MM', /^[\p{Script=Myanmar}\P{L}]+$/u],
  ['GE', /^[\p{Script=Georgian}\P{L}]+$/u],
  ['AM', /^[\p{Script=Armenian}\P{L}]+$/u],
  ['ER ET', /^[\p{Script=Ethiopic}\P{L}]+$/u],
];
const SCRIPTS_BY_COUNTRY = Map.groupBy(
  SCRIPTS.flatMap(([countries, script]) => countries.split(' ').map((country) => ({ country, script }))),
  ({ country }) => country,
);
const LATIN = /^[\p{Script=Latin}\P{L}]+$/u;
/** Airport and vehicle codes, and transliterations letter by letter ("mi wnik"), which GeoNames begins in lower case. */
const CODE_OR_TRANSLITERATION = /^(\p{Lu}{2,4}$|\p{Ll}|\P{L})/u;
/** Below this length a name that differs in one letter is kept: a typing slip is not looked for in so short a query. */
const LONG_ENOUGH_FOR_SLIPS = 6;

/**
 * Names under which people look for a city: those in Latin letters and in the country's own script, without codes,
 * without spellings that the search finds anyway. GeoNames does not say which language a name is in.
 */
export function commonOtherNames(name: string, others: readonly string[], country: string): string[] {
  const scripts = SCRIPTS_BY_COUNTRY.get(country) ?? [];
  const own = others.filter((other) => scripts.some(({ script }) => script.test(other)));
  const latin = others.filter((other) => LATIN.test(other) && !CODE_OR_TRANSLITERATION.test(other));
  return [...distinct(latin, name, true), ...distinct(own, name, false)];
}

/** One spelling for each folded form, those that most spellings share first: "München" stands before "Munhen". */
function distinct(others: readonly string[], name: string, leaveOutSlips: boolean): string[] {
  const byFolded = Map.groupBy(others, foldName);
  byFolded.delete('');
  byFolded.delete(foldName(name));
  const ordered = [...byFolded].sort(
    ([a, spellingsOfA], [b, spellingsOfB]) => spellingsOfB.length - spellingsOfA.length || (a < b ? -1 : 1),
  );
  const kept: [string, string][] = [];
  for (const [folded, spellings] of ordered) {
    if (leaveOutSlips && isSlipOfKept(folded, kept)) continue;
    kept.push([folded, spellings.toSorted((a, b) => (a < b ? 1 : -1))[0]!]);
  }
  return kept.map(([, spelling]) => spelling.replaceAll('|', ' '));
}

function isSlipOfKept(folded: string, kept: readonly (readonly [string, string])[]): boolean {
  return folded.length >= LONG_ENOUGH_FOR_SLIPS && kept.some(([known]) => isWithinOneEdit(known, folded));
}
