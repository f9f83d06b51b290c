const canonicalNames = new Map<string, string>();

/** Intl's own name of a time zone in any spelling; throws RangeError for what is none. Kept once for all spellings: they are without number. */
const canonicalName = (zone: string): string => {
  const key = zone.toLowerCase();
  const name = canonicalNames.get(key) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone;
  canonicalNames.set(key, name);
  return name;
};

/** True for the name of a time zone that Intl knows (`Europe/Paris`). Offsets like `+02:00` are no names. */
export const isTimeZone = (zone: string): boolean => {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(zone)) return false;
  try {
    canonicalName(zone);
    return true;
  } catch {
    return false;
  }
};

/** The name under which the index knows a time zone of Intl: as it is, else the canonical one (`europe/paris`); null when it knows neither. */
export const knownZone = (zone: string, known: ReadonlySet<string>): string | null => {
  if (known.has(zone)) return zone;
  const canonical = canonicalName(zone);
  return known.has(canonical) ? canonical : null;
};
