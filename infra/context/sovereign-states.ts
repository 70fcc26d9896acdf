/** Territories with an ISO code of their own, by the state whose they are. Western Sahara stays its own. */
const TERRITORIES: Readonly<Record<string, string>> = {
  AU: 'CC CX HM NF',
  CN: 'HK MO',
  DK: 'FO GL',
  FI: 'AX',
  FR: 'BL GF GP MF MQ NC PF PM RE TF WF YT',
  GB: 'AI BM FK GG GI GS IM IO JE KY MS PN SH TC VG',
  NL: 'AW BQ CW SX',
  NO: 'BV SJ',
  NZ: 'CK NU TK',
  US: 'AS GU MP PR UM VI',
};

const SOVEREIGN_BY_TERRITORY = new Map(
  Object.entries(TERRITORIES).flatMap(([state, codes]) => codes.split(' ').map((code) => [code, state] as const)),
);

/** The sovereign state of an ISO country code: FR for RE, CN for HK, itself for most. */
export function sovereignOf(country: string): string {
  return SOVEREIGN_BY_TERRITORY.get(country) ?? country;
}
