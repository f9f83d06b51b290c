const MS_PER_DAY = 86_400_000;

/** Day number (days since 1970-01-01) of a moment, in UTC. */
export const dayOfTime = (ms: number): number => Math.floor(ms / MS_PER_DAY);

/** Day number of an ISO day. */
export const dayNumber = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / MS_PER_DAY);

/** ISO day of a day number. */
export const isoOfDay = (day: number): string => new Date(day * MS_PER_DAY).toISOString().slice(0, 10);

/** First moment of a day, in milliseconds. */
export const startOfDay = (day: number): number => day * MS_PER_DAY;

/** `last N days` in milliseconds. */
export const daysToMs = (days: number): number => days * MS_PER_DAY;
