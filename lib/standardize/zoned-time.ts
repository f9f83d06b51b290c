const FORMATS = new Map<string, Intl.DateTimeFormat | null>();
const PARTS = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
} as const;

const formatOf = (timeZone: string): Intl.DateTimeFormat | null => {
  const known = FORMATS.get(timeZone);
  if (known !== undefined) return known;
  let format: Intl.DateTimeFormat | null = null;
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone, ...PARTS });
  } catch {
    // Not a zone name: the caller hears of it through null.
  }
  FORMATS.set(timeZone, format);
  return format;
};

const wallTime = (format: Intl.DateTimeFormat, utcMs: number): number => {
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(utcMs)) part[type] = Number(value);
  return Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day ?? 1, part.hour ?? 0, part.minute ?? 0, part.second ?? 0);
};

/**
 * The instant (ms since 1970) at which clocks in an IANA zone show `wallMs` (wall time as if it were UTC). In the hour
 * skipped in spring the later reading, in the hour doubled in autumn the earlier. Undefined for an unknown zone.
 */
export const zonedToUtc = (wallMs: number, timeZone: string): number | undefined => {
  if (timeZone === 'UTC') return wallMs;
  const format = formatOf(timeZone);
  if (format === null) return undefined;
  const whole = Math.floor(wallMs / 1000) * 1000;
  const early = whole - (wallTime(format, whole - 86_400_000) - (whole - 86_400_000));
  const late = whole - (wallTime(format, whole + 86_400_000) - (whole + 86_400_000));
  const fits = [early, late].filter((utc) => wallTime(format, utc) === whole);
  return (fits.length > 0 ? Math.min(...fits) : Math.max(early, late)) + (wallMs - whole);
};
