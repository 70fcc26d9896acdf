/** What a page's forms send beside what is typed, but for the token, which the visitor sends by itself. */
export const hiddenFields = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
      .map(([, name = '', value = '']): [string, string] => [name, value])
      .filter(([name]) => name !== 'csrf'),
  );
