const UNREACHED = ['ECONNREFUSED', 'ENOTFOUND', 'CredentialsProviderError'];

/** The mail service said no, or was never reached: the mail certainly did not go out. */
export const isMailRefusal = (error: unknown): boolean => {
  const { name, code, $metadata } = error as Error & { code?: string; $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode ?? 0;
  return (status >= 400 && status < 500) || UNREACHED.includes(code ?? '') || UNREACHED.includes(name);
};
