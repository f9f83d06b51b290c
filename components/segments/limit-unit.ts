/** Units of a time limit, largest first. */
export const LIMIT_UNITS = ['days', 'hours', 'minutes'] as const;
export type LimitUnit = (typeof LIMIT_UNITS)[number];

export const MINUTES_OF: Readonly<Record<LimitUnit, number>> = { days: 1440, hours: 60, minutes: 1 };

/** The unit that says a limit (in minutes) as a whole number: `kept` where it does, else the largest; days while there is no limit. */
export const limitUnit = (minutes: number | undefined, kept: LimitUnit = 'days'): LimitUnit =>
  minutes === undefined || minutes % MINUTES_OF[kept] === 0
    ? kept
    : (LIMIT_UNITS.find((unit) => minutes % MINUTES_OF[unit] === 0) ?? 'minutes');
