import { resolveTxt } from 'node:dns/promises';
import { GetAccountCommand, GetEmailIdentityCommand, type SESv2Client } from '@aws-sdk/client-sesv2';
import { type Finding, note, ok, problem, warning } from './finding.ts';

/** One mail to every city and as much again for sign-ins, in a day. */
const MAILS_A_CITY_AND_DAY = 2;
const SECONDS_AN_HOUR = 3600;

/** Whether mail may go to anybody, and enough of it for a round of `cities`. */
export const lookAtMailAccount = async (client: SESv2Client, cities: number): Promise<readonly Finding[]> => {
  const account = await client.send(new GetAccountCommand({}));
  const { Max24HourSend: daily = 0, MaxSendRate: rate = 0, SentLast24Hours: sent = 0 } = account.SendQuota ?? {};
  const sandbox = account.ProductionAccessEnabled
    ? ok('mail-sandbox', 'SES is out of the sandbox: mail goes to every address.')
    : problem(
        'mail-sandbox',
        'SES is in the sandbox: mail goes to verified addresses only.',
        'SES console, Account dashboard, Request production access. AWS answers within a day.',
      );
  return [sandbox, ...lookAtSending(account), lookAtQuota({ daily, sent, cities }), lookAtRate(rate, cities)];
};

const lookAtSending = ({ SendingEnabled = true, EnforcementStatus = 'HEALTHY' }): readonly Finding[] => {
  const isWell = SendingEnabled && EnforcementStatus === 'HEALTHY';
  if (isWell) return [ok('mail-sending', 'SES sends, and has no complaint about the account.')];
  const remedy = 'Read the case that AWS opened (SES console, Reputation metrics) and infra/RUNBOOK.md, "Bounces".';
  return [problem('mail-sending', `SES does not trust the account (${EnforcementStatus}) or sending is off.`, remedy)];
};

const lookAtQuota = ({ daily, sent, cities }: Record<'daily' | 'sent' | 'cities', number>): Finding => {
  const needed = cities * MAILS_A_CITY_AND_DAY;
  const left = daily - sent;
  const says = `SES lets ${daily} mails out a day, ${left} are left now; ${cities} cities need ${needed}.`;
  // -1 is SES's word for no limit.
  if (daily < 0 || left >= needed) return ok('mail-quota', says);
  return problem('mail-quota', says, 'Service Quotas, Amazon SES, Sending quota: ask for more; or invite in parts.');
};

const lookAtRate = (rate: number, cities: number): Finding => {
  const says = `SES takes ${rate} mails a second.`;
  if (rate * SECONDS_AN_HOUR >= cities) return ok('mail-rate', says);
  return warning(
    'mail-rate',
    `${says} ${cities} mails take over an hour.`,
    'Service Quotas, Amazon SES, Sending rate.',
  );
};

/** Whether the sender's domain is verified and signed. */
export const lookAtSender = async (client: SESv2Client, domain: string): Promise<readonly Finding[]> => {
  const { VerifiedForSendingStatus, DkimAttributes } = await client.send(
    new GetEmailIdentityCommand({ EmailIdentity: domain }),
  );
  const records = (DkimAttributes?.Tokens ?? []).map((token) => `${token}._domainkey.${domain}`).join(', ');
  const remedy = `Put the three DKIM records into the DNS of ${domain}: CNAME ${records} to <token>.dkim.amazonses.com.`;
  return [
    VerifiedForSendingStatus === true
      ? ok('mail-sender', `${domain} is verified.`)
      : problem('mail-sender', `${domain} is not verified: no mail goes out.`, remedy),
    DkimAttributes?.Status === 'SUCCESS'
      ? ok('mail-dkim', 'Mail is signed (DKIM).')
      : problem('mail-dkim', `DKIM is ${(DkimAttributes?.Status ?? 'missing').toLowerCase()}.`, remedy),
  ];
};

export type ResolveTxt = (name: string) => Promise<readonly (readonly string[])[]>;

/** The records that begin so; none when the name has no record at all. */
const recordsOf = async (resolve: ResolveTxt, name: string, start: string): Promise<readonly string[]> => {
  try {
    return (await resolve(name)).map((parts) => parts.join('')).filter((text) => text.toLowerCase().startsWith(start));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENODATA' || code === 'ENOTFOUND') return [];
    throw error;
  }
};

/** Hints about what receivers look up: SPF and DMARC of the sender's domain. */
export const lookAtDns = async (domain: string, resolve: ResolveTxt = resolveTxt): Promise<readonly Finding[]> => [
  spfFinding(domain, await recordsOf(resolve, domain, 'v=spf1')),
  dmarcFinding(domain, await recordsOf(resolve, `_dmarc.${domain}`, 'v=dmarc1')),
];

const spfFinding = (domain: string, records: readonly string[]): Finding => {
  if (records.length > 1)
    return warning('mail-spf', `${domain} has ${records.length} SPF records.`, 'Join them into one.');
  if (records[0]?.includes('include:amazonses.com')) return ok('mail-spf', 'SPF names SES.');
  const remedy = `Add include:amazonses.com to the TXT record "v=spf1 ..." of ${domain}.`;
  return warning('mail-spf', `SPF of ${domain} does not name SES; some receivers mind.`, remedy);
};

const dmarcFinding = (domain: string, [record]: readonly string[]): Finding => {
  if (record === undefined) {
    const remedy = `Add the TXT record _dmarc.${domain}: "v=DMARC1; p=none; rua=mailto:postmaster@${domain}".`;
    return warning('mail-dmarc', `${domain} has no DMARC record; large receivers ask for one.`, remedy);
  }
  return /;\s*p=none/i.test(record)
    ? note('mail-dmarc', 'DMARC only watches (p=none).')
    : ok('mail-dmarc', 'DMARC protects the sender.');
};
