/**
 * Expressions of the index that take the JSON object in column `json` apart by kind of value: `texts`, `numbers`, `lists` and `flags`
 * are lists of (name, value); values of lists and flags are still JSON. What is null is left out.
 */
export const pairsOf = (json: string): string[] => [
  `arrayFilter(p -> p.2 != 'null', JSONExtractKeysAndValuesRaw(${json})) AS raws`,
  `arrayFilter((p, r) -> startsWith(r.2, '"'), JSONExtractKeysAndValues(${json}, 'String'), raws) AS texts`,
  `arrayMap(p -> p.1, arrayFilter(p -> match(p.2, '^[-0-9]'), raws)) AS number_names`,
  `arrayFilter(p -> has(number_names, p.1), JSONExtractKeysAndValues(${json}, 'Float64')) AS numbers`,
  `arrayFilter(p -> startsWith(p.2, '['), raws) AS lists`,
  `arrayFilter(p -> p.2 IN ('true', 'false'), raws) AS flags`,
];

const part = (text: string, from: number, length: number): string => `toInt64OrZero(substring(${text}, ${from}, ${length}))`;

/** Days since 1970-01-01 of a day of the Gregorian calendar (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
const civilDays = (year: string, month: string, day: string): string => {
  const y = `(${year} - (${month} <= 2))`;
  const era = `intDiv(${y}, 400)`;
  const ofEra = `(${y} - ${era} * 400)`;
  const ofYear = `(intDiv(153 * (${month} + if(${month} > 2, -3, 9)) + 2, 5) + ${day} - 1)`;
  return `(${era} * 146097 + ${ofEra} * 365 + intDiv(${ofEra}, 4) - intDiv(${ofEra}, 100) + ${ofYear} - 719468)`;
};

/** ISO dates and the times that standardising gives; nothing else is taken for a date. */
const DATE = String.raw`^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{3})?Z)?$`;

const monthDays = (year: string, month: string): string =>
  `[31, if(${year} % 4 = 0 AND (${year} % 100 != 0 OR ${year} % 400 = 0), 29, 28), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][${month}]`;

/** Expression: the days since 1970-01-01 (of times with their fraction) of those of the (name, text) pairs in `texts` that are dates. Agrees with `isoDays`. */
export const daysOfDates = (texts: string): string => {
  const t = 'p.2';
  const [year, month, day] = [part(t, 1, 4), part(t, 6, 2), part(t, 9, 2)];
  const ms = `(((${part(t, 12, 2)} * 60 + ${part(t, 15, 2)}) * 60 + ${part(t, 18, 2)}) * 1000 + ${part(t, 21, 3)})`;
  const isDate = `substring(${t}, 5, 1) = '-' AND match(${t}, '${DATE}') AND ${day} <= ${monthDays(year, month)}`;
  const days = `(${civilDays(year, month, day)} * 86400000 + ${ms}) / 86400000`;
  return `arrayMap(p -> (p.1, ${days}), arrayFilter(p -> ${isDate}, ${texts}))`;
};
