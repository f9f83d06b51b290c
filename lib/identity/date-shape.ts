/** A date that cannot be, brought into the shape year-month-day for comparison only; null when no year is to be seen. */
export const dateShape = (raw: string): string | null => {
  const groups = raw.match(/\d+/g) ?? [];
  const joined = groups.join('');
  if (joined.length !== 8) return null;
  const yearFirst = (groups[0]?.length ?? 0) >= 4;
  const yearLast = groups.length === 3 && groups[2]?.length === 4;
  if (yearFirst) return `${joined.slice(0, 4)}-${joined.slice(4, 6)}-${joined.slice(6)}`;
  return yearLast ? `${joined.slice(4)}-${joined.slice(2, 4)}-${joined.slice(0, 2)}` : null;
};
