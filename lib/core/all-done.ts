/** Waits for all of the work, also when part of it fails: nothing goes on behind a lock. Throws the first failure. */
export const allDone = async (work: readonly Promise<void>[]): Promise<void> => {
  await Promise.allSettled(work);
  await Promise.all(work);
};
