import type { Report } from '#shared/contracts/report.ts';

/** Countries and territories that print on US Letter (Unicode CLDR, `paperSize`); all others print on A4. */
const LETTER: ReadonlySet<string> = new Set('BZ CA CL CO CR GT MX NI PA PH PR SV US VE'.split(' '));

/** The paper of a country, by its ISO 3166 code. */
export const paperOf = (country: string): Report['paper'] => (LETTER.has(country) ? 'letter' : 'a4');
