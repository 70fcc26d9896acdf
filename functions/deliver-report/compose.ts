import type { Report } from '#shared/contracts/report.ts';
import { escapeHtml as e } from './escape.ts';

export interface ComposedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** One content object, two renderings. Says nothing that the report does not say. */
export const composeMail = (report: Report, resultsAddress: string, isAttached: boolean): ComposedMail => ({
  subject: oneLine(report.mail.subject),
  text: composeText(report, resultsAddress, isAttached),
  html: composeHtml(report, resultsAddress, isAttached),
});

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const composeText = ({ mail, demonstration }: Report, resultsAddress: string, isAttached: boolean): string =>
  [
    ...(demonstration === null ? [] : [`*** ${demonstration} ***`]),
    mail.greeting,
    mail.intro,
    mail.findings.map((finding) => `- ${finding}`).join('\n'),
    `${mail.linkText}:\n${resultsAddress}`,
    isAttached ? mail.attached : mail.notAttached,
    mail.whoToAsk,
    mail.label,
  ].join('\n\n');

const STYLE = {
  page: 'margin:0;padding:0;background:#f3f5f6;color:#1c2b33',
  card: 'max-width:560px;margin:0 auto;background:#ffffff;color:#1c2b33;border-top:6px solid #0b5563',
  cell: 'padding:28px 28px 8px;font:16px/1.5 Arial,Helvetica,sans-serif',
  button:
    'display:inline-block;padding:12px 20px;background:#0b5563;color:#ffffff;font-weight:bold;text-decoration:none;border-radius:3px',
  small: 'padding:8px 28px 28px;font:13px/1.5 Arial,Helvetica,sans-serif;color:#4a5a63',
  note: 'margin:0 0 16px;padding:8px 12px;background:#fff3d6;color:#5c4200;font-weight:bold',
};

/** Readers in the dark get the same contrast: the card and its text change together, never one alone. */
const DARK = `@media (prefers-color-scheme:dark){.page{background:#10181c!important}.card{background:#1b262c!important;color:#eef3f5!important}.small{color:#b9c6cc!important}.button{background:#9fd8e2!important;color:#0b2a31!important}}`;

const composeHtml = (report: Report, resultsAddress: string, isAttached: boolean): string => {
  const { mail, demonstration, language, direction } = report;
  const paragraph = (text: string) => `<p style="margin:0 0 16px">${e(text)}</p>`;
  return `<!doctype html>
<html lang="${e(language)}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${e(mail.subject)}</title><style>${DARK}</style></head>
<body class="page" style="${STYLE.page}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="padding:20px 0"><tr><td>
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" style="${STYLE.card}">
<tr><td style="${STYLE.cell}">
${demonstration === null ? '' : `<p style="${STYLE.note}">${e(demonstration)}</p>`}
${paragraph(mail.greeting)}${paragraph(mail.intro)}
<ul style="margin:0 0 20px;padding-inline-start:22px">${mail.findings.map((finding) => `<li style="margin:0 0 8px">${e(finding)}</li>`).join('')}</ul>
<p style="margin:0 0 20px"><a class="button" href="${e(resultsAddress)}" style="${STYLE.button}">${e(mail.linkText)}</a></p>
${paragraph(isAttached ? mail.attached : mail.notAttached)}${paragraph(mail.whoToAsk)}
</td></tr>
<tr><td class="small" style="${STYLE.small}">${e(mail.label)}</td></tr>
</table></td></tr></table>
</body></html>`;
};
