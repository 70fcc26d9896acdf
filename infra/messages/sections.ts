export interface Section {
  readonly title: string;
  /** Where these messages show, for a reader who does not know the code. */
  readonly where: string;
  readonly keys: RegExp;
  /** By the beginning of the key, the page or place of those that show in one only; the first that fits. */
  readonly places: readonly (readonly [start: string, place: string])[];
}

/** Everything that tells a person that something is wrong, missing or withheld. A key is in the first one that fits. */
export const SECTIONS: readonly Section[] = [
  {
    title: 'Problems',
    where: 'The title of a problem that the submissions API answers with, as `application/problem+json`.',
    keys: /^errors\.(problems|unknown)\./,
    places: [['errors.', 'API, `title`']],
  },
  {
    title: 'Fields of a document',
    where:
      'One for each wrong field: in the `errors` of a problem of the API with the field’s name before it, behind the ' +
      'field’s name in the terminal, and on a page beside the field or in a list of what does not fit.',
    keys: /^errors\.fields\./,
    places: [
      ['errors.fields.release-', 'terminal and console, release'],
      ['errors.fields.file-', 'page of a file'],
      ['errors.fields.too-many-files', 'page of a file'],
      ['errors.fields.answer-first', 'page of a file'],
      ['errors.fields.verified-', 'assessor’s page'],
      ['errors.fields.no-evidence', 'assessor’s page'],
      ['errors.fields.assessor-is-member', 'terminal and console, assessor'],
      ['errors.fields.address-', 'people page'],
      ['errors.fields.too-many-addresses', 'people page'],
      ['errors.fields.nobody-answered', 'submit'],
      ['errors.fields.sole-respondent', 'submit'],
      ['errors.fields.', 'API, submit'],
    ],
  },
  {
    title: 'Fields of a page',
    where: 'Beside the field, and in the summary at the top of the page, where it links to the field.',
    keys: /^\w+\.errors\.|^group\.agree\.(no-level|reason-long)$|^group\.assess\.(choose|need-reason)$/,
    places: [
      ['form.errors.address', 'sign-in'],
      ['form.errors.choice', 'practice, condition'],
      ['form.errors.link', 'practice'],
      ['form.errors.too-long', 'every text'],
      ['form.errors.city', 'choice of a city'],
      ['form.errors.two-capabilities', 'focus'],
      ['form.errors.option', 'focus, comparison'],
      ['form.errors.share', 'profile'],
      ['form.errors.staff', 'profile'],
      ['form.errors.value', 'correction of a value'],
      ['form.errors.year', 'correction of a value'],
      ['form.errors.recipients', 'who gets the report'],
      ['group.errors.no-what', 'leave'],
      ['group.errors.not-sure', 'leave'],
      ['group.errors.one-address', 'leave'],
      ['group.errors.address-is-own', 'leave'],
      ['group.errors.outcome', 'people, leave'],
      ['group.errors.', 'people'],
      ['group.agree.reason-long', 'agreed level, assessor'],
      ['group.agree.', 'agreed level'],
      ['group.assess.', 'assessor'],
      ['console.', 'console'],
    ],
  },
  {
    title: 'Pages that say what went wrong',
    where: 'In place of the page that was asked for; title, what to do, and what to quote when asking for help.',
    keys: /^\w+\.failures\./,
    places: [['', 'whole page']],
  },
  {
    title: 'What became of what was typed',
    where: 'At the top of a page, after a session ended, another window saved first, or a question changed.',
    keys: /^form\.(kept|meanwhile|changed)\./,
    places: [
      ['form.kept.signed-out', 'sign-in'],
      ['form.kept.sent', 'sign-in'],
      ['form.kept.', 'every page with fields'],
      ['form.meanwhile.', 'practice'],
      ['form.changed.list', 'list of questions'],
      ['form.changed.', 'practice'],
    ],
  },
  {
    title: 'Lines of the script',
    where: 'Where a browser runs the script; a screen reader reads them out.',
    keys: /^form\.script\./,
    places: [
      ['form.script.session', 'foot of the page'],
      ['form.script.count', 'below a text'],
      ['form.script.', 'below the answer'],
    ],
  },
  {
    title: 'What cannot be done yet, or not any more',
    where: 'In the text of a page, where a link or a button would otherwise be, or beside the entry of a list.',
    keys: new RegExp(
      [
        '^form\\.check\\.(nothing|missing|unchanged)(-title)?$',
        '^form\\.city-search\\.(none|advice)$',
        '^form\\.sent\\.nothing$',
        '^form\\.assessments\\.no-round$',
        '^group\\.consensus\\.(too-few|too-few-title|waiting|hidden-row)$',
        '^group\\.people\\.(three|unreachable)$',
        '^group\\.files\\.status$',
        '^group\\.assess\\.(file-pending|file-refused|none)$',
      ].join('|'),
    ),
    places: [
      ['form.check.', 'check'],
      ['form.city-search.', 'choice of a city'],
      ['form.sent.', 'sign-in'],
      ['form.assessments.', 'list of assessments'],
      ['group.consensus.', 'consensus'],
      ['group.people.', 'people'],
      ['group.files.', 'files'],
      ['group.assess.', 'assessor'],
    ],
  },
  {
    title: 'Why something is not shown',
    where: 'In the report and on the results page, in place of a figure; in the preview of a release.',
    keys: /^reasons\./,
    places: [['reasons.', 'report, results, preview']],
  },
];
