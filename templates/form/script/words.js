const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;

const askFor = async (address) => {
  try {
    const response = await fetch(address);
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
};

/** What the script says, in the page's language: asked for again and again where the line drops. */
export const fetchWords = async (address, wait = FIRST_WAIT) => {
  const words = await askFor(address);
  if (words) return words;
  await new Promise((done) => setTimeout(done, wait));
  return fetchWords(address, Math.min(wait * 2, LONGEST_WAIT));
};
