/** Something to be done with the newest of the values that come one after the other. */
export interface Later<T> {
  /** Takes a newer value; it is used when no other has come for a while. */
  readonly set: (value: T) => void;
  /** Uses the newest value at once, if it waits. */
  readonly flush: () => void;
  /** Gives up the value that waits. */
  readonly cancel: () => void;
}

/** Calls `run` with the newest value after `pauseMs` without another. */
export const later = <T>(run: (value: T) => void, pauseMs: number): Later<T> => {
  let waiting: { readonly value: T; readonly timer: ReturnType<typeof setTimeout> } | null = null;
  const cancel = (): void => {
    if (waiting) clearTimeout(waiting.timer);
    waiting = null;
  };
  const flush = (): void => {
    const newest = waiting;
    cancel();
    if (newest) run(newest.value);
  };
  const set = (value: T): void => {
    cancel();
    waiting = { value, timer: setTimeout(flush, pauseMs) };
  };
  return { set, flush, cancel };
};
