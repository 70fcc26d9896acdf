/** A path of our own pages as a person wanted it; the list of assessments for anything else. */
export const safePath = (wanted: string | null): string => {
  const isOwn = wanted !== null && /^\/(?![/\\])[\w\-./~?=&%]*$/.test(wanted) && wanted.length <= 300;
  return isOwn && !wanted.startsWith('/sign-') ? wanted : '/assessments';
};
