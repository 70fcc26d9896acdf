/**
 * What is to be kept instead of what is saved; the very same for no change. Of changes at once none is lost: each is
 * made of what the one before it left, so it may be asked more than once.
 */
export type Change<Saved> = (saved: Saved) => Saved;
