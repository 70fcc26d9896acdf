import { type Report, reportSchema } from '#shared/contracts/report.ts';

const PHRASES = [
  'ما الذي يقترب من المدينة',
  'تعلّم المدينة من مدن أخرى (مثل Freetown) قبل أن تبدأ برنامجًا جديدًا.',
  'المستوى 2.6 من 4 ممارسات',
  'اكتبوا أولويات المدينة الثلاث على صفحة واحدة، ثم راجعوها كل ثلاثة أشهر.',
  'خمس عشرة مدينة تشبه مدينتكم في الحجم والنمو',
] as const;

/** Strings that people do not read. */
const KEPT = new Set(['kind', 'tone', 'align', 'basis', 'mark', 'link', 'id', 'language', 'schema', 'date']);

let turn = 0;
function inArabic(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((item) => inArabic(item, key));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, inArabic(item, name)]));
  }
  if (typeof value !== 'string' || KEPT.has(key) || /^[\d.–]*$/.test(value)) return value;
  turn += 1;
  const phrase = PHRASES[turn % PHRASES.length]!;
  const words = value.trim().length < 24 ? phrase.split(' ').slice(0, 3).join(' ') : phrase;
  // Spans of one paragraph are kept apart by their blanks and commas.
  return `${/^\s/.test(value) ? ' ' : value.startsWith(',') ? '، ' : ''}${words}${value.endsWith(' ') ? ' ' : ''}`;
}

/** The same report with Arabic words in it, to see whether anything assumes that text runs from left to right. */
export function inRightToLeft(report: Report): Report {
  turn = 0;
  const { sections, title, subtitle, cityName, countryName, label, contents, footer } = report;
  const texts = inArabic({ sections, title, subtitle, cityName, countryName, label, contents, footer }, '');
  const demonstration = report.demonstration === null ? null : 'بيانات تجريبية';
  const pageLabel = 'صفحة {page} من {pages}';
  return reportSchema.parse({ ...report, ...(texts as Partial<Report>), demonstration, pageLabel, direction: 'rtl' });
}
