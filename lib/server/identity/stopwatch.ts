/** Notes the seconds since the last lap under a name. */
export type Lap = (name: string) => void;

/** Measures the stages of a run, to the millisecond. */
export const stopwatch = (): { readonly lap: Lap; readonly seconds: Record<string, number> } => {
  const seconds: Record<string, number> = {};
  let last = performance.now();
  const lap: Lap = (name) => {
    const now = performance.now();
    seconds[name] = Math.round((seconds[name] ?? 0) * 1000 + (now - last)) / 1000;
    last = now;
  };
  return { lap, seconds };
};
