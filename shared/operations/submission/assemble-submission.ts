import type { Assessment } from '#shared/contracts/assessment.ts';
import type { CountedResponse } from '#shared/contracts/consensus.ts';
import type { EvidenceFile } from '#shared/contracts/evidence.ts';
import type { Language } from '#shared/contracts/names.ts';
import type { Person } from '#shared/contracts/person.ts';
import type { Answer, Evidence, Response, VerifiedLevel } from '#shared/contracts/response.ts';
import { type SubmissionInput, submissionInputSchema } from '#shared/contracts/submission.ts';
import { fileKeyOf } from '#shared/operations/evidence/file-keys.ts';
import type { Acting } from '#shared/operations/members/acting.ts';
import type { AssessmentRepository } from '#shared/ports/assessments.ts';
import type { ConsensusRepository } from '#shared/ports/consensus.ts';
import type { EvidenceRepository } from '#shared/ports/evidence.ts';

/** A coordinator about to submit. */
export interface Submitting extends Acting {
  readonly assessment: Assessment;
  readonly person: Person;
  /** Of the report, where the settings name none. */
  readonly language: Language;
}

export interface AssembleDeps {
  readonly assessments: Pick<AssessmentRepository, 'allAnswers' | 'settings' | 'profile'>;
  readonly consensus: Pick<ConsensusRepository, 'agreed' | 'verified'>;
  readonly evidenceFiles: Pick<EvidenceRepository, 'list'>;
}

export interface Assembled {
  readonly input: SubmissionInput;
  readonly verified: readonly VerifiedLevel[];
}

/**
 * The document of method and API: counted answers with each person's words and evidence, the agreed levels and the
 * settings, and beside it the verified levels. Respondents stand in the order of their random names.
 */
export const createAssembleSubmission =
  ({ assessments, consensus, evidenceFiles }: AssembleDeps) =>
  async (submitting: Submitting, id: string, counted: readonly CountedResponse[]): Promise<Assembled> => {
    const { round, city, person, language } = submitting;
    const place = [round.id, city.id] as const;
    const [answersBy, settings, profile, agreed, verified, files] = await Promise.all([
      assessments.allAnswers(...place),
      assessments.settings(...place),
      assessments.profile(city.id),
      consensus.agreed(...place),
      consensus.verified(...place),
      evidenceFiles.list(...place),
    ]);
    const input: Record<keyof SubmissionInput, unknown> = {
      id,
      round: round.id,
      city: city.id,
      instrument: round.instrument,
      language: settings.language ?? language,
      profile,
      responses: [...counted]
        .sort((a, b) => (a.respondent < b.respondent ? -1 : 1))
        .map((response) => responseOf(response, answersBy.get(response.member ?? '') ?? [], evidenceIn(files, place))),
      agreed,
      conditions: settings.conditions,
      focus: settings.focus ?? { capabilities: [] },
      consents: settings.consents ?? { named: false, learnFrom: false, research: false },
      comparison: settings.comparison ?? {},
      recipients: settings.recipients ?? [person.address],
    };
    return { input: submissionInputSchema.parse(input), verified };
  };

type EvidenceOf = (member: string | undefined, practice: string) => Evidence[];

/** Files that were kept and in which no scan found anything, by id. */
const evidenceIn =
  (files: readonly EvidenceFile[], [round, city]: readonly [string, string]): EvidenceOf =>
  (member, practice) =>
    files
      .filter((file) => file.member === member && file.practice === practice && file.kept !== undefined)
      .filter(({ verdict }) => verdict === 'clean' || verdict === 'pending')
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, title }) => ({ id, kind: 'file', title, value: fileKeyOf(round, city, id) }));

/** Words and evidence are taken from what the respondent has now; a person who withdrew has none. */
const responseOf = (
  { respondent, member, answers }: CountedResponse,
  present: readonly Answer[],
  filesOn: EvidenceOf,
): Response => ({
  respondent,
  answers: answers.map(({ practice, choice, where }) => {
    const own = present.find((answer) => answer.practice === practice);
    const evidence = [...(own?.evidence ?? []), ...filesOn(member, practice)];
    return { practice, choice, where, evidence, ...(own?.comment !== undefined && { comment: own.comment }) };
  }),
});
