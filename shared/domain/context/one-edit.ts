/**
 * Whether one typing slip at most lies between two words: a letter too many, missing, wrong, or two swapped
 * (Damerau's four, optimal string alignment distance of at most 1).
 */
export function isWithinOneEdit(a: string, b: string): boolean {
  if (a.length < b.length) return isWithinOneEdit(b, a);
  if (a.length - b.length > 1) return false;
  let start = 0;
  while (start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [restOfA, restOfB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return restOfA.length <= 1 || isSwap(restOfA, restOfB);
}

function isSwap(a: string, b: string): boolean {
  return a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0];
}
