/**
 * Waits for all of the work, also when part of it fails: nothing goes on behind a lock. Gives what each gave; throws the failure listed
 * first.
 */
export const allDone = async <T extends readonly Promise<unknown>[] | []>(work: T) => {
  await Promise.allSettled(work);
  return Promise.all(work);
};
