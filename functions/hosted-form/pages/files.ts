import { DomainError } from '#shared/domain/errors.ts';
import type { FieldError } from '../../pages/field-errors.ts';
import { type Reply, redirect } from '../../pages/reply.ts';
import type { GroupOperations } from '../group-operations.ts';
import { presentFile, presentFiles } from '../presenters/files.ts';
import type { MemberVisit } from '../visit.ts';

export interface FilesDeps {
  readonly group: Pick<GroupOperations, 'announceFile' | 'receiveFile' | 'listOwnFiles' | 'removeFile'>;
  readonly publicAddress: string;
}

const findPractice = ({ instrument, parameters }: MemberVisit) => {
  const practices = instrument.capabilities.flatMap((capability) => capability.practices);
  const practice = practices.find(({ id }) => id === parameters.practice);
  if (practice === undefined) throw new DomainError('not_found', 'No such practice');
  return practice;
};

/** What is wrong with a file, in words; throws what has nothing to do with the file. */
const toldOf = ({ say }: MemberVisit, error: unknown): FieldError[] => {
  if (!(error instanceof DomainError && error.code === 'invalid_input')) throw error;
  return error.issues.map(({ field, message, values }) => ({ field, text: say(`errors.fields.${message}`, values) }));
};

const show = async ({ group, publicAddress }: FilesDeps, visit: MemberVisit, errors: FieldError[] = []) => {
  const practice = findPractice(visit);
  const path = `${visit.base}/practices/${practice.id}/files`;
  const files = await group.listOwnFiles(visit, practice.id);
  try {
    const { form } = await group.announceFile(visit, practice.id, (id) => `${publicAddress}${path}/${id}`);
    return presentFiles(visit, { practice, files, path, form, errors });
  } catch (error) {
    return presentFiles(visit, { practice, files, path, form: undefined, errors: toldOf(visit, error) });
  }
};

/** `GET …/practices/:practice/files`: the own files, and a form that sends one to the store itself. */
export const createShowFiles =
  (deps: FilesDeps) =>
  (visit: MemberVisit): Promise<Reply> =>
    show(deps, visit);

/** `GET …/files/:file`: where the store sends the browser; the button looks at the file and keeps it. */
export const createShowFile =
  ({ group }: FilesDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const practice = findPractice(visit);
    const files = await group.listOwnFiles(visit, practice.id);
    return presentFile(visit, practice, files.find(({ id }) => id === visit.parameters.file)?.title ?? '');
  };

/** `POST …/files/:file`: keeps the file under a name, or removes it; or says what is wrong with it. */
export const createSaveFile =
  (deps: FilesDeps) =>
  async (visit: MemberVisit): Promise<Reply> => {
    const { fields, parameters, base } = visit;
    const practice = findPractice(visit);
    const id = parameters.file ?? '';
    try {
      if (fields.text('go') === 'remove') await deps.group.removeFile(visit, id);
      else await deps.group.receiveFile(visit, id, fields.text('title'));
      return redirect(`${base}/practices/${practice.id}/files`);
    } catch (error) {
      return show(deps, visit, toldOf(visit, error));
    }
  };
