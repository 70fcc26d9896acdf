/** Nothing inline, nothing from elsewhere. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** For the one page whose form sends a file to the store itself: there too, and nowhere else. */
export const policyWithUpload = (address: string): string =>
  CONTENT_SECURITY_POLICY.replace("form-action 'self'", `form-action 'self' ${new URL(address).origin}`);
