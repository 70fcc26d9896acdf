/** What a form sent, by name; a field that was not sent is empty. */
export interface FormFields {
  /** Trimmed, with one kind of line end. */
  text(name: string): string;
  /** Every value sent under a name, without repeats. */
  texts(name: string): string[];
  /** Everything that was typed or ticked, as a form sends it: without what our own pages put there. */
  typed(): string;
}

const OURS = ['csrf', 'owner', 'go'];

export const LARGEST_FORM_BYTES = 64_000;

export const readFormFields = (body: string): FormFields => {
  const parameters = new URLSearchParams(body);
  return {
    text: (name) => (parameters.get(name) ?? '').replaceAll('\r\n', '\n').trim(),
    typed: () =>
      new URLSearchParams([...parameters].filter(([name, value]) => !OURS.includes(name) && value !== '')).toString(),
    texts: (name) => [...new Set(parameters.getAll(name).filter((value) => value !== ''))],
  };
};

/** A number as people type it: "12 500", "12,500" or "37.5"; undefined for nothing, null for what is no number. */
export const readNumber = (text: string): number | null | undefined => {
  const plain = text.replace(/%$/, '').replace(/[\s\u00a0\u202f’']/g, '');
  if (plain === '') return undefined;
  const withoutThousands = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
  const withPoint = withoutThousands.replace(/^(-?\d+),(\d{1,2})$/, '$1.$2');
  return /^-?\d+(\.\d+)?$/.test(withPoint) ? Number(withPoint) : null;
};
