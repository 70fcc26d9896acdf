import type { Report } from '#shared/contracts/report.ts';
import { atAGlance } from './at-a-glance.ts';
import { capabilitySection } from './capability-section.ts';
import { changeSection } from './change-section.ts';
import { coverSection, isDemonstration } from './cover.ts';
import { disagreementsSection } from './disagreements.ts';
import { findingsOf } from './findings.ts';
import { howToRead } from './how-to-read.ts';
import { methodSection } from './method-section.ts';
import { paperOf } from './paper.ts';
import { peersSection } from './peers-section.ts';
import { dateText } from './phrasing.ts';
import { reportData } from './report-data.ts';
import { type Material, type ReportInput, toMaterial } from './report-input.ts';
import { roadmapSection } from './roadmap-section.ts';

/**
 * The content of a report: finished sentences and numbers in the order of `SECTIONS`. The same input gives the same
 * report. Throws `city_unknown` when a city is not in the reference population, and for a key without words.
 */
export const buildReport = (input: ReportInput): Report => {
  const material = toMaterial(input);
  const { say, submission, instrument, city, countryOf, round, shown } = material;
  const label = say('report.label');
  return {
    schema: 'report/1',
    submission: submission.id,
    issue: shown.issue,
    language: instrument.language,
    direction: say('report.direction') === 'rtl' ? 'rtl' : 'ltr',
    paper: paperOf(city.country),
    city: city.id,
    cityName: city.name,
    countryName: countryOf(city),
    round: round.name,
    title: say('report.title'),
    subtitle: say('report.subtitle', { city: city.name, country: countryOf(city) }),
    label,
    demonstration: isDemonstration(material) ? say('report.demonstration') : null,
    date: submission.submittedAt.slice(0, 10),
    dateText: dateText(say, submission.submittedAt),
    footer: say('report.footer', { city: city.name, round: round.name, label }),
    pageLabel: say('report.page-label'),
    contents: say('report.contents'),
    sections: [
      coverSection(material),
      atAGlance(material),
      howToRead(material),
      ...shown.capabilities.map((capability) => capabilitySection(material, capability)),
      peersSection(material),
      roadmapSection(material),
      disagreementsSection(material),
      ...changeSection(material),
      methodSection(material),
    ],
    mail: mailOf(material, label),
    data: reportData(material),
  };
};

/** The mail's findings are the report's own, word for word. */
const mailOf = (material: Material, label: string): Report['mail'] => {
  const { say, city, round, submission, respondents } = material;
  return {
    subject: say('report.mail.subject', { city: city.name }),
    greeting: say('report.mail.greeting'),
    intro: say('report.mail.intro', {
      city: city.name,
      round: round.name,
      date: dateText(say, submission.submittedAt),
      n: respondents,
    }),
    findings: findingsOf(material),
    linkText: say('report.mail.link'),
    attached: say('report.mail.attached'),
    notAttached: say('report.mail.not-attached'),
    whoToAsk: say('report.mail.who-to-ask'),
    label,
  };
};
