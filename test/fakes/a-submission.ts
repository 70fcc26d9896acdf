import type { SubmissionInput } from '#shared/contracts/submission.ts';

const PRACTICES = [
  'looking-ahead',
  'using-data',
  'listening-to-residents',
  'making-sense-together',
  'reviewing-priorities',
  'moving-resources',
  'responding-to-shocks',
  'stopping-and-renewing',
  'partners-beyond-government',
  'residents-as-co-producers',
  'working-across-levels',
  'pooling-resources',
  'building-skills',
  'teams-across-silos',
  'reshaping-delivery',
  'leadership-clears-the-way',
  'testing-before-scaling',
  'measuring-and-evaluating',
  'sharing-what-was-learned',
  'safe-to-try',
] as const;

/** Levels of the twenty practices in the instrument's order. */
export const LEVELS = [2, 3, 4, 2, 1, 2, 3, 2, 4, 4, 5, 4, 3, 3, 2, 3, 1, 1, 2, 2] as const;

/** A whole assessment of Freetown by one respondent, as the API takes it. */
export const aSubmissionInput = (change: Partial<SubmissionInput> = {}): SubmissionInput => ({
  id: crypto.randomUUID(),
  round: 'demonstration-2026',
  city: 'gn-2409306',
  instrument: '2026.1',
  language: 'en',
  profile: {},
  responses: [
    {
      respondent: 'r1',
      answers: PRACTICES.map((practice, index) => ({ practice, choice: LEVELS[index] ?? 1, where: [], evidence: [] })),
    },
  ],
  agreed: [],
  conditions: [],
  focus: { capabilities: ['embedding-experimentation'] },
  consents: { named: true, learnFrom: false, research: false },
  comparison: { lens: 'balanced', k: 10, sameCountry: false, sameAdministrativeRank: false, additions: [] },
  recipients: ['ama@freetown.test'],
  ...change,
});
