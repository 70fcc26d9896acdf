import type { Assessment, AssessmentSettings, SubmissionEntry } from './contracts/assessment.ts';
import type { AuditEntry, AuditedAction } from './contracts/audit.ts';
import type { BackupManifest, BackupProgress } from './contracts/backup.ts';
import type { Benchmark, PeerGroup } from './contracts/comparison.ts';
import type { AnsweringClosed, Count, CountedResponse } from './contracts/consensus.ts';
import type { Population } from './contracts/context.ts';
import type { DeliveryEvent, Suppression } from './contracts/delivery-event.ts';
import type { Draft } from './contracts/draft.ts';
import type { Erasure, ErasureMessage, ErasureOrder, ErasureReceipt, ErasureRequest } from './contracts/erasure.ts';
import type { PipelineEvent } from './contracts/events.ts';
import type { EvidenceFile, Verdict } from './contracts/evidence.ts';
import type { ExportEntry } from './contracts/export.ts';
import type { Feedback } from './contracts/feedback.ts';
import type { Instrument } from './contracts/instrument.ts';
import type { InstrumentMapping } from './contracts/instrument-mapping.ts';
import type { InvitationMail } from './contracts/invitation.ts';
import type { Delivery, Issue, RenderedReport, Watch } from './contracts/issue.ts';
import type { CityId, Language, RoundId } from './contracts/names.ts';
import type { Member, Person, Session, SignInLink } from './contracts/person.ts';
import type { CityProfile } from './contracts/profile.ts';
import type { Receipt } from './contracts/receipt.ts';
import type { Reissue } from './contracts/reissue.ts';
import type { Release, ReleaseEntry, ReleaseId } from './contracts/release.ts';
import type { AgreedLevel, Answer, AnswerStamp, VerifiedLevel } from './contracts/response.ts';
import type { Round } from './contracts/round.ts';
import type { Scores } from './contracts/scores.ts';
import type { Submission } from './contracts/submission.ts';
import type { Suggestion } from './contracts/suggestion.ts';

export type Clock = () => Date;

/** A sentence of a language file with its values filled in; throws on an unknown key or a missing value. */
export type Wording = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** What the product knows without a database: content of `templates/`. Each throws a DomainError for what it lacks. */
export interface Content {
  population(): Population;
  instrument(version: string, language: Language): Instrument;
  /** Declared between versions of the instrument, so that rounds of both can be compared. */
  instrumentMappings(): readonly InstrumentMapping[];
  suggestions(language: Language): readonly Suggestion[];
  wording(language: Language): Wording;
}

/** One item collection a submission. Each stage puts its own items and updates nobody else's. */
export interface SubmissionRepository {
  /** Conditional: the same input again is accepted; other content under a taken id is `submission_conflict`. */
  insert(submission: Submission): Promise<void>;
  get(id: string): Promise<Submission>;
  find(id: string): Promise<Submission | undefined>;
  /** For erasing a person from it, and for nothing else: everything else about a submission never changes. */
  rewrite(submission: Submission): Promise<void>;
}

/** The stages of one issue; every put is repeatable and writes the same item again. */
export interface IssueRepository {
  put(issue: Issue): Promise<void>;
  get(submission: string, issue: number): Promise<Issue>;
  /** All issues of a submission, oldest first. */
  list(submission: string): Promise<readonly Issue[]>;
  watch(watch: Watch): Promise<void>;
  unwatch(submission: string, issue: number): Promise<void>;
  /** Watches that started in (from, until], oldest first. */
  overdue(from: Date, until: Date): Promise<readonly Watch[]>;
  putScores(scores: Scores): Promise<void>;
  findScores(submission: string, issue: number): Promise<Scores | undefined>;
  putReport(report: RenderedReport): Promise<void>;
  findReport(submission: string, issue: number): Promise<RenderedReport | undefined>;
  /** `person`: the keyed hash of the address. */
  putDelivery(delivery: Delivery, person: string): Promise<void>;
  deliveries(submission: string, issue: number): Promise<readonly Delivery[]>;
}

export interface RoundRepository {
  put(round: Round): Promise<void>;
  /** Throws `round_unknown`. */
  get(id: RoundId): Promise<Round>;
  list(): Promise<readonly Round[]>;
}

export interface ReleaseRepository {
  /** Object first, entry second and conditional on the number being free: `release_conflict`. */
  publish(release: Release): Promise<ReleaseEntry>;
  latest(round: RoundId): Promise<ReleaseEntry | undefined>;
  list(round: RoundId): Promise<readonly ReleaseEntry[]>;
  /** Notes that a release was erased and by which one it was succeeded, if any. Its object is deleted by the caller. */
  succeed(entry: ReleaseEntry, at: string, successor?: ReleaseId): Promise<void>;
  /**
   * Throws `release_not_found`, `release_refused` for one that was erased, and a plain error when the object's hash is
   * not its name.
   */
  get(id: ReleaseId): Promise<Release>;
}

/** What a city was shown in a release: one group with statistics per city and release, kept for ever (method 8). */
export interface LedgerEntry {
  readonly city: CityId;
  readonly release: ReleaseId;
  readonly submission: string;
  readonly members: readonly CityId[];
  /** Submission of each member when the statistics were computed, to see a re-scored one. */
  readonly memberSubmissions: readonly string[];
  readonly group: PeerGroup;
  readonly benchmark: Benchmark;
}

export interface LedgerRepository {
  /** Keeps the first entry of a city and release, and gives back the one that is kept. */
  putOnce(entry: LedgerEntry): Promise<LedgerEntry>;
  find(city: CityId, release: ReleaseId): Promise<LedgerEntry | undefined>;
  /** The newest earlier entry of the city in the round, for the rule on one- and two-member changes. */
  before(city: CityId, release: ReleaseId): Promise<LedgerEntry | undefined>;
}

/** Whose assessment an API token opens. */
export interface TokenHolder {
  readonly round: RoundId;
  readonly city: CityId;
}

export interface Standing {
  readonly members: readonly Member[];
  /** How many people have at least one answer. */
  readonly respondents: number;
  /** The earliest time that is kept with an answer; null where none is. */
  readonly firstAnswerAt: string | null;
  /** Oldest first. */
  readonly submissions: readonly SubmissionEntry[];
}

export interface AssessmentRepository {
  /** Conditional: gives back the assessment that is kept, new or already there. */
  create(assessment: Assessment): Promise<Assessment>;
  /** In place of the one that is kept. */
  put(assessment: Assessment): Promise<void>;
  find(round: RoundId, city: CityId): Promise<Assessment | undefined>;
  listOfRound(round: RoundId): Promise<readonly Assessment[]>;
  putMember(member: Member): Promise<void>;
  members(round: RoundId, city: CityId): Promise<readonly Member[]>;
  membershipsOf(person: string): Promise<readonly Member[]>;
  removeMember(member: Member): Promise<void>;
  /** `stamp`: to which version of the instrument, and when; kept beside the answer, never part of it. */
  putAnswer(round: RoundId, city: CityId, respondent: string, answer: Answer, stamp?: AnswerStamp): Promise<void>;
  /** The stamps of a respondent's answers by practice, as far as answers have one. */
  stampsOf(round: RoundId, city: CityId, respondent: string): Promise<ReadonlyMap<string, AnswerStamp>>;
  answersOf(round: RoundId, city: CityId, respondent: string): Promise<readonly Answer[]>;
  allAnswers(round: RoundId, city: CityId): Promise<ReadonlyMap<string, readonly Answer[]>>;
  removeAnswers(round: RoundId, city: CityId, respondent: string): Promise<void>;
  putSettings(round: RoundId, city: CityId, settings: AssessmentSettings): Promise<void>;
  settings(round: RoundId, city: CityId): Promise<AssessmentSettings>;
  putProfile(city: CityId, profile: CityProfile): Promise<void>;
  profile(city: CityId): Promise<CityProfile>;
  /** Conditional on the version being free: `submission_conflict`. */
  addSubmission(round: RoundId, city: CityId, entry: SubmissionEntry): Promise<void>;
  submissions(round: RoundId, city: CityId): Promise<readonly SubmissionEntry[]>;
  /** Who takes part, how many answer and what was submitted, in one read; no answer is looked at. */
  standing(round: RoundId, city: CityId): Promise<Standing>;
  /** A city's API token for a round, kept under its SHA-256. */
  putToken(tokenHash: string, holder: TokenHolder): Promise<void>;
  findToken(tokenHash: string): Promise<TokenHolder | undefined>;
}

export interface PersonRepository {
  /** The keyed hash of an address: the person's id. */
  idOf(address: string): string;
  /** Creates the person or gives back the one who is there. */
  ensure(address: string, language: Language): Promise<Person>;
  find(id: string): Promise<Person | undefined>;
  confirm(id: string, at: Date): Promise<void>;
  putLink(link: SignInLink): Promise<void>;
  /** Marks the link as used, once: undefined when there is none, it has expired, or it was used before. */
  useLink(hash: string, at: Date): Promise<SignInLink | undefined>;
  findLink(hash: string): Promise<SignInLink | undefined>;
  putSession(session: Session): Promise<void>;
  findSession(hash: string, at: Date): Promise<Session | undefined>;
  deleteSession(hash: string): Promise<void>;
  /** A person's sessions that still last at a time, the one that lasts longest first. */
  sessionsOf(person: string, at: Date): Promise<readonly Session[]>;
  /** Ends every session of a person, wherever; gives how many there were. */
  endSessions(person: string): Promise<number>;
  /** Counts one request under a key in a window; false when `limit` is passed. */
  allow(key: string, limit: number, windowSeconds: number, at: Date): Promise<boolean>;
}

/** What a person typed on a page and could not save yet; one draft a page. */
export interface DraftRepository {
  put(draft: Draft, at: Date): Promise<void>;
  find(person: string, path: string): Promise<Draft | undefined>;
  delete(person: string, path: string): Promise<void>;
}

/** What people think of the questions and the report, without names. */
export interface FeedbackRepository {
  /** The first of an id counts. */
  put(feedback: Feedback): Promise<void>;
  listOfRound(round: RoundId): Promise<readonly Feedback[]>;
}

export interface EventPublisher {
  publish(event: PipelineEvent): Promise<void>;
}

export interface FileStore {
  put(key: string, body: Uint8Array, contentType: string): Promise<void>;
  get(key: string): Promise<Uint8Array>;
  /** An address that downloads the file under a name, for some minutes. */
  downloadLink(key: string, fileName: string, seconds: number): Promise<string>;
}

export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: Language;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly content: Uint8Array }[];
  /** For threading: messages of one submission share it. */
  readonly thread?: string;
  /** Comes back with what the mail service tells of the mail. Letters, digits, hyphens and underscores. */
  readonly tags?: Readonly<Record<string, string>>;
}

export interface Mailer {
  /** Gives the mail service's message id. */
  send(message: MailMessage): Promise<string>;
}

/** What the mail service told of mails, and to whom nothing is mailed any more; a person is the keyed hash of an address. */
export interface DeliveryEventRepository {
  /** Repeatable. Ends all mail to the person where the event says so. */
  put(event: DeliveryEvent): Promise<void>;
  listOfPerson(person: string): Promise<readonly DeliveryEvent[]>;
  /** By issue and time. */
  listOfSubmission(submission: string): Promise<readonly DeliveryEvent[]>;
  suppression(person: string): Promise<Suppression | undefined>;
  isSuppressed(person: string): Promise<boolean>;
  /** Lets mail to a person go out again. */
  lift(person: string): Promise<void>;
}

/** Mails that asked people to take part, kept with the person, so that nobody is asked twice. */
export interface InvitationRepository {
  /** Conditional: false when this very mail was begun before. */
  begin(mail: InvitationMail): Promise<boolean>;
  finish(mail: InvitationMail): Promise<void>;
  /** Forgets a mail that certainly did not go out. */
  withdraw(mail: InvitationMail): Promise<void>;
  /** All mails to a person, by round, city and number. */
  listOfPerson(person: string): Promise<readonly InvitationMail[]>;
}

export interface ReissueRepository {
  /** Conditional: gives back the re-issue that is kept under this round and label, new or begun before. */
  begin(reissue: Reissue): Promise<Reissue>;
  find(round: RoundId, label: string): Promise<Reissue | undefined>;
  /** The issue that a label made of a submission. */
  issueOf(submission: string, label: string): Promise<number | undefined>;
  putIssue(submission: string, label: string, issue: number): Promise<void>;
}

/** Which exports were written and whom they held; oldest first. */
export interface ExportRepository {
  put(entry: ExportEntry): Promise<void>;
  list(): Promise<readonly ExportEntry[]>;
}

/** A message that a stage of the pipeline gave up on. */
export interface GivenUp {
  /** Its id in the queue. */
  readonly id: string;
  readonly event: PipelineEvent | null;
  readonly sentAt: Date;
}

export interface RedriveOptions {
  /** All of them when left out. */
  readonly isWanted?: (message: GivenUp) => boolean;
  /** Asked before each look at the queue: on false the rest stays where it is. */
  readonly mayGoOn?: () => boolean;
}

/** The queue behind a stage of the pipeline, with what the stage gave up on. */
export interface DeadLetterQueue {
  /** Name of the stage's queue. */
  readonly name: string;
  /** Looks without taking; messages stay where they are. */
  look(): Promise<readonly GivenUp[]>;
  /** Sends messages back to their stage and tells of each; gives how many. */
  redrive(told: (message: GivenUp) => void, options?: RedriveOptions): Promise<number>;
}

/** Where operations say what was done, in the name of whoever runs them. */
export interface AuditLog {
  /** Gives the entry as it is kept. */
  record(action: Omit<AuditedAction, 'actor'>): Promise<AuditEntry>;
}

/** The audit log in the name of an actor, such as `operator:ada` or `member:` and the id of one. */
export type AuditBy = (actor: AuditedAction['actor']) => AuditLog;

/** The entries of the audit log. */
export interface ErasureRepository {
  request(id: string, request: ErasureRequest): Promise<void>;
  putLook(id: string, receipt: ErasureReceipt): Promise<void>;
  /** Once; whoever comes second changes nothing. */
  order(id: string, order: ErasureOrder): Promise<void>;
  /** The `number`th try. */
  putReceipt(id: string, number: number, receipt: ErasureReceipt): Promise<void>;
  find(id: string): Promise<Erasure | undefined>;
  /** The newest first. */
  list(): Promise<readonly Erasure[]>;
}

/** Hands work to the one function that may erase. */
export interface ErasureDesk {
  send(message: ErasureMessage): Promise<void>;
}

export interface AuditRepository {
  /** Conditional: false when the place is taken. */
  append(entry: AuditEntry): Promise<boolean>;
  last(): Promise<AuditEntry | undefined>;
  /** At most `limit` entries below a place, the newest first. */
  before(sequence: number, limit: number): Promise<readonly AuditEntry[]>;
  /** At most `limit` entries above a place, in order of sequence. */
  after(sequence: number, limit: number): Promise<readonly AuditEntry[]>;
  /** In order of sequence. */
  list(): Promise<readonly AuditEntry[]>;
}

/** What a city's group made of its answers, and what its assessor did. */
export interface ConsensusRepository {
  /** Conditional: gives back the first closing. */
  close(round: RoundId, city: CityId, closed: AnsweringClosed): Promise<AnsweringClosed>;
  closed(round: RoundId, city: CityId): Promise<AnsweringClosed | undefined>;
  newestCount(round: RoundId, city: CityId): Promise<Count | undefined>;
  /** Responses first, count second and conditional on its number being free; gives back the count that is kept. */
  addCount(round: RoundId, city: CityId, count: Count, responses: readonly CountedResponse[]): Promise<Count>;
  /** By the random name of the respondent. */
  counted(round: RoundId, city: CityId, set: string): Promise<readonly CountedResponse[]>;
  putCounted(round: RoundId, city: CityId, set: string, response: CountedResponse): Promise<void>;
  removeCounted(round: RoundId, city: CityId, set: string, respondent: string): Promise<void>;
  /** Keeps the first time. */
  markShown(round: RoundId, city: CityId, number: number, at: Date): Promise<void>;
  putAgreed(round: RoundId, city: CityId, level: AgreedLevel): Promise<void>;
  removeAgreed(round: RoundId, city: CityId, practice: string): Promise<void>;
  agreed(round: RoundId, city: CityId): Promise<readonly AgreedLevel[]>;
  putVerified(round: RoundId, city: CityId, level: VerifiedLevel): Promise<void>;
  removeVerified(round: RoundId, city: CityId, practice: string): Promise<void>;
  verified(round: RoundId, city: CityId): Promise<readonly VerifiedLevel[]>;
}

/** What is known of evidence files; the files themselves are in the `EvidenceStore`. */
export interface EvidenceRepository {
  put(round: RoundId, city: CityId, file: EvidenceFile): Promise<void>;
  find(round: RoundId, city: CityId, id: string): Promise<EvidenceFile | undefined>;
  list(round: RoundId, city: CityId): Promise<readonly EvidenceFile[]>;
  remove(round: RoundId, city: CityId, id: string): Promise<void>;
}

/** A form that a browser sends with a file to the store itself: every field before the file, and no other field. */
export interface UploadForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface EvidenceStore {
  /** The store takes one file of 1 to `maximumBytes` bytes under `key`, and sends the browser on to `thenTo`. */
  uploadForm(key: string, limits: { maximumBytes: number; seconds: number; thenTo: string }): Promise<UploadForm>;
  /** In bytes; undefined when there is no such file. */
  sizeOf(key: string): Promise<number | undefined>;
  get(key: string): Promise<Uint8Array>;
  put(key: string, body: Uint8Array, contentType: string): Promise<void>;
  remove(key: string): Promise<void>;
  verdictOn(key: string): Promise<Verdict>;
  /** An address that downloads the file under a name, for some seconds. */
  downloadLink(key: string, fileName: string, seconds: number): Promise<string>;
}

/** Whose response is which in a submission, and who got a copy of the own answers by mail. */
export interface ReceiptRepository {
  /** Keeps the first. */
  putOnce(receipt: Receipt): Promise<void>;
  find(submission: string, person: string): Promise<Receipt | undefined>;
  /** Conditional: false when the mail was begun before, or there is no receipt. */
  beginMail(submission: string, person: string, at: Date): Promise<boolean>;
  /** After a mail that certainly did not go out. */
  forgetMail(receipt: Receipt): Promise<void>;
  remove(submission: string, person: string): Promise<void>;
}

/** An item of the table, whatever it is: its key, and everything else that it carries. */
export interface StoredItem {
  readonly PK: string;
  readonly SK: string;
  readonly data?: unknown;
  readonly [attribute: string]: unknown;
}

/** The table as a heap of items, for operators who erase, back up or restore. */
export interface ItemStore {
  /** All items, page by page; `next` is where to go on after a page. */
  pages(
    after?: Pick<StoredItem, 'PK' | 'SK'>,
  ): AsyncIterable<{ readonly items: readonly StoredItem[]; readonly next: Pick<StoredItem, 'PK' | 'SK'> | undefined }>;
  put(item: StoredItem): Promise<void>;
  delete(key: Pick<StoredItem, 'PK' | 'SK'>): Promise<void>;
}

/** All files with all their versions, for operators who erase, back up or restore. */
export interface ObjectStore {
  keys(prefix?: string): AsyncIterable<string>;
  /** Also of files that were deleted and of which versions are left. */
  keysEver(prefix?: string): Promise<readonly string[]>;
  read(key: string): Promise<{ readonly body: Uint8Array; readonly type: string }>;
  put(key: string, file: { readonly body: Uint8Array; readonly type: string }): Promise<void>;
  /** Deletes a file with all its versions; gives how many. */
  erase(key: string): Promise<number>;
}

/** Where a backup lies. What is written is whole or not there. */
export interface BackupFolder {
  has(name: string): Promise<boolean>;
  read(name: string): Promise<Uint8Array>;
  write(name: string, bytes: Uint8Array): Promise<void>;
  readProgress(): Promise<BackupProgress | undefined>;
  writeProgress(progress: BackupProgress): Promise<void>;
  /** Undefined for a backup that is not finished. */
  readManifest(): Promise<BackupManifest | undefined>;
  /** Gives the bytes as they are kept. */
  writeManifest(manifest: BackupManifest): Promise<Uint8Array>;
}
