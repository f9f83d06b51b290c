import type { Settings } from '@/lib/core/settings';

/** The settings that differ from those a page was loaded with: only these are sent, so that a page of yesterday writes nothing back. */
export const changedSettings = (loaded: Settings, values: Settings): Partial<Settings> =>
  Object.fromEntries(
    Object.entries(values).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(loaded[key as keyof Settings])),
  );

/** A typed percentage as the share that the field then shows, with so many digits after the point of the percentage. */
export const shareOfPercent = (typed: string, digits: 0 | 2): number => {
  const steps = 10 ** digits;
  return Math.round(Number(typed) * steps) / (100 * steps);
};
