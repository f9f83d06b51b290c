/** Waits for all of the work, also when part of it fails: nothing goes on behind a lock. Gives what each gave; throws the first failure. */
export const allDone = async <T extends readonly unknown[]>(work: readonly [...{ readonly [K in keyof T]: Promise<T[K]> }]): Promise<T> => {
  await Promise.allSettled(work);
  return (await Promise.all(work)) as unknown as T;
};
