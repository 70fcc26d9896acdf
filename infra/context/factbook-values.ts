/** A number that the Factbook states, with its year if it says one. */
export interface Stated {
  readonly value: number;
  readonly year: number | undefined;
}

/**
 * The newest number in a Factbook text such as "$40,300 (2014 est.) ++ $40,400 (2013 est.)" or "53% of GDP (2014 est.)".
 * Undefined for "NA", "NA%", "see entry for West Bank" and what is blank. "less than 1%" gives the bound it names.
 */
export function parseStated(text: string | undefined): Stated | undefined {
  const newest = text?.split('++')[0]?.trim() ?? '';
  const number = /^(?:less than )?(-?)\$?(\d[\d,]*(?:\.\d+)?)/.exec(newest);
  if (!number) return undefined;
  const value = Number(`${number[1]}${number[2]!.replaceAll(',', '')}`);
  return { value, year: parseYear(newest) };
}

/**
 * The year in the brackets of a Factbook text; of a span such as "2010-15", "FY13/14" or "1986-87" the year it ends in.
 */
export function parseYear(text: string): number | undefined {
  const brackets = [...text.matchAll(/\(([^()]*)\)/g)].map((match) => match[1]!).find((inner) => /\d/.test(inner));
  if (brackets === undefined) return undefined;
  const span = /(\d{4})-(\d{2})\b/.exec(brackets);
  if (span) return closingYear(Number(span[1]), Number(span[2]));
  const fiscal = /FY\s*(\d{2})\/(\d{2})\b/.exec(brackets);
  if (fiscal) return (Number(fiscal[2]) > 50 ? 1900 : 2000) + Number(fiscal[2]);
  const year = /\b(?:FY\s*)?(\d{4})\b/.exec(brackets);
  return year ? Number(year[1]) : undefined;
}

function closingYear(opening: number, twoDigits: number): number {
  const sameCentury = opening - (opening % 100) + twoDigits;
  return sameCentury < opening ? sameCentury + 100 : sameCentury;
}
