/** US dollars in eu-west-1, as known when this was written (2026), without free tiers; assumptions: docs/doctor.md. */
const PRICE = {
  gigabyteSecond: 0.0000133334,
  millionCalls: 0.2,
  millionRequests: 1.11,
  millionWrites: 0.705,
  millionReads: 0.1415,
  thousandMails: 0.1,
  gigabyteAttached: 0.12,
  gigabyteMonth: 0.023,
  gigabyteScanned: 0.09,
  thousandScans: 0.215,
  alarm: 0.1,
  secret: 0.4,
  /** A web ACL and four rules. */
  firewall: 9,
} as const;
const MILLION = 1_000_000;

/** What one report takes: three stages with their memory in GB and seconds, generously. */
const REPORT = {
  gigabyteSeconds: 1 * 1.5 + 1.73 * 2 + 0.5 * 1,
  calls: 3,
  writes: 60,
  reads: 400,
  megabytes: 0.5,
} as const;
/** What one city takes in a month in which it answers: pages of its people, and mails beside reports. */
const CITY = { pages: 600, gigabyteSecondsAPage: 0.5 * 0.08, writes: 900, reads: 9000, mails: 20, reports: 2 } as const;
/** Evidence files of a city: kept and scanned. */
const EVIDENCE = { files: 20, megabytes: 40 } as const;

export interface CostEstimate {
  readonly cities: number;
  /** US dollars a month, rounded up to cents. */
  readonly fixed: number;
  readonly usage: number;
  readonly total: number;
}

// 9.8 dollars are 980.0000000000001 cents here, which are no 981.
const cents = (dollars: number): number => Math.ceil(Number((dollars * 100).toFixed(6))) / 100;

const reportCost = (): number =>
  REPORT.gigabyteSeconds * PRICE.gigabyteSecond +
  (REPORT.calls * PRICE.millionCalls + REPORT.writes * PRICE.millionWrites + REPORT.reads * PRICE.millionReads) /
    MILLION +
  PRICE.thousandMails / 1000 +
  (REPORT.megabytes / 1024) * (PRICE.gigabyteAttached + PRICE.gigabyteMonth);

const cityCost = (): number =>
  CITY.reports * reportCost() +
  (CITY.pages * (PRICE.millionRequests + PRICE.millionCalls)) / MILLION +
  CITY.pages * CITY.gigabyteSecondsAPage * PRICE.gigabyteSecond +
  (CITY.writes * PRICE.millionWrites + CITY.reads * PRICE.millionReads) / MILLION +
  (CITY.mails * PRICE.thousandMails) / 1000 +
  (EVIDENCE.files * PRICE.thousandScans) / 1000 +
  (EVIDENCE.megabytes / 1024) * (PRICE.gigabyteScanned + PRICE.gigabyteMonth);

/** A month in which `cities` cities answer and get two reports each. An estimate, not an offer. */
export const estimateMonth = (cities: number, alarms: number): CostEstimate => {
  const fixed = cents(PRICE.firewall + 2 * PRICE.secret + alarms * PRICE.alarm);
  const usage = cents(cities * cityCost());
  return { cities, fixed, usage, total: cents(fixed + usage) };
};

/** Seconds from a report's turn to its mail: three stages on warm functions, and the queues between them. */
const SECONDS_A_REPORT = 4;

export interface ReissueEstimate {
  readonly reports: number;
  readonly minutes: number;
  readonly dollars: number;
}

/** What new reports for `reports` cities take, `concurrency` of them at a time. */
export const estimateReissue = (reports: number, concurrency: number): ReissueEstimate => ({
  reports,
  minutes: Math.ceil((reports * SECONDS_A_REPORT) / concurrency / 60),
  dollars: cents(reports * reportCost()),
});
