import { isoOfDay, MS_PER_DAY, ZONED_YEARS } from './days.ts';
import type { Params } from './params.ts';
import type { PlanNumberTest, PlanTest, Span } from './plan.ts';

const COMPARE = { eq: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;
/** Needles looked for in one pass over a text: the engine takes 255, and is faster with fewer. */
const NEEDLES_MAX = 64;

/** Folds upper and lower case in the engine; values and texts are folded by the same function. */
export const folded = (sql: string): string => `lowerUTF8(${sql})`;
/** Bytes of one bound list, about: a ClickHouse server takes 128 KiB a parameter, unless its own settings say otherwise. */
const LIST_BYTES_MAX = 100_000;

const encoder = new TextEncoder();
/** Bytes of a text in a bound list: quoted, with a comma, some characters behind a backslash. */
const bytesInList = (text: string): number => encoder.encode(text).length + (text.match(/['\\\t\n\r]/g)?.length ?? 0) + 3;

/**
 * Texts as bound lists of at most `lengthMax`, folded here: the engine looks a plain list up four times as fast as one it has to compute.
 * Most often one; more where one would be too large for a parameter.
 */
export const foldedLists = (values: readonly string[], params: Params, lengthMax = Infinity): string[] => {
  const lists: string[][] = [[]];
  let bytes = 0;
  for (const value of values) {
    const text = value.toLowerCase();
    bytes += bytesInList(text);
    if (bytes > LIST_BYTES_MAX || (lists.at(-1)?.length ?? 0) >= lengthMax) {
      lists.push([]);
      bytes = bytesInList(text);
    }
    lists.at(-1)?.push(text);
  }
  return lists.map((list) => params.add('Array(String)', list));
};

const joined = (parts: readonly string[], word: 'AND' | 'OR'): string =>
  parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(` ${word} `)})`;

/** SQL of a folded text that is among others. */
export const amongSql = (x: string, values: readonly string[], params: Params): string =>
  joined(
    foldedLists(values, params).map((list) => `${x} IN (${list})`),
    'OR',
  );

/**
 * One test passes and another does not; both are functions that give 0 or 1. Said as a comparison, for AND would pick out the rows of the
 * first before it asks the second, which takes longer than to ask for all.
 */
export const butNot = (yes: string, no: string): string => `${yes} > ${no}`;

/** SQL of a comparison of a number that is there. */
export const numberSql = (x: string, test: PlanNumberTest, params: Params): string => {
  switch (test.op) {
    case 'between':
      return `${x} BETWEEN ${params.add('Float64', test.from)} AND ${params.add('Float64', test.to)}`;
    case 'in':
      return `has(${params.add('Array(Float64)', test.values)}, toFloat64(${x}))`;
    default:
      return `${x} ${COMPARE[test.op]} ${params.add('Float64', test.value)}`;
  }
};

/** A pattern with * (any text) and ? (any character) as one for LIKE. */
export const likePattern = (pattern: string): string =>
  pattern.replaceAll(/[\\%_*?]/g, (char) => (char === '*' ? '%' : char === '?' ? '_' : `\\${char}`));

/** Many needles take several passes: a lambda over the needles would copy the text for each one, and search for it unprepared. */
const containsAnySql = (x: string, values: readonly string[], params: Params): string =>
  joined(
    foldedLists(values, params, NEEDLES_MAX).map((list) => `multiSearchAny(${x}, ${list})`),
    'OR',
  );

/** Days that there are, as patterns without backslashes: 29 February only in leap years. */
const LEAP_DAY = '([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29';
const OTHER_DAY = '[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))';
const REAL_DAY = `(${LEAP_DAY}|${OTHER_DAY})`;
/** A time in UTC, folded. */
const UTC_TIME = 't([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{3})?z';

/** Greater than any date that a text of four digits for the year can hold. */
const AFTER_ALL = '9999-99-99';
const YEARS_END = Date.UTC(10_000, 0) - 1;
/** A day as text, for comparing with others. */
const dayText = (day: number): string => (day * MS_PER_DAY > YEARS_END ? AFTER_ALL : isoOfDay(day));
/** A time as text, folded and to the second: spans begin and end with whole seconds, whatever fraction the other text has. */
const timeText = (ms: number): string => (ms > YEARS_END ? AFTER_ALL : new Date(ms).toISOString().slice(0, 19).toLowerCase());

/**
 * SQL of a date test on a folded text that holds a day, or a time in UTC, whose day is that in the time zone of the rule. Any other text is
 * no date. Dates of this form come in the order of their texts; the patterns, which take longest, are asked last.
 */
const isoTextSql = (x: string, test: Extract<PlanTest, { op: 'days' | 'month_days' }>, params: Params): string => {
  const text = (value: string): string => params.add('String', value);
  const days: string[] = [];
  const times: string[] = [];
  if (test.op === 'month_days') {
    const monthDays = params.add('Array(String)', test.monthDays);
    days.push(`substring(${x}, 6) IN (${monthDays})`);
    const written = `substring(${x}, 6, 5)`;
    const moment = `parseDateTime64BestEffortOrZero(upper(${x}), 3, 'UTC')`;
    const [from, to] = ZONED_YEARS;
    times.push(
      test.zone === 'UTC'
        ? `${written} IN (${monthDays})`
        : `if(${x} >= '${from}' AND ${x} < '${to}', formatDateTime(${moment}, '%m-%d', ${text(test.zone)}), ${written}) IN (${monthDays})`,
    );
  } else {
    const { from, to, span } = test;
    if (from !== null) days.push(`${x} >= ${text(dayText(from))}`);
    if (to !== null) days.push(`${x} <= ${text(dayText(to))}`);
    if (span.fromMs !== null) times.push(`${x} >= ${text(timeText(span.fromMs))}`);
    if (span.toMs !== null) times.push(`${x} < ${text(timeText(span.toMs))}`);
  }
  days.push(`match(${x}, '^${REAL_DAY}$')`);
  times.push(`match(${x}, '^${REAL_DAY}${UTC_TIME}$')`);
  return `(${days.join(' AND ')}) OR (${times.join(' AND ')})`;
};

/** SQL of a test on one text that is folded already, '' when missing. */
export const foldedTextSql = (x: string, test: PlanTest, params: Params): string => {
  switch (test.op) {
    case 'present':
      return `${x} != ''`;
    case 'one_of':
      return amongSql(x, test.values, params);
    case 'contains_any':
      return containsAnySql(x, test.values, params);
    case 'is':
      return `${x} = ${folded(params.add('String', test.value))}`;
    case 'contains':
      return `position(${x}, ${folded(params.add('String', test.value))}) > 0`;
    case 'starts':
      return `startsWith(${x}, ${folded(params.add('String', test.value))})`;
    case 'ends':
      return `endsWith(${x}, ${folded(params.add('String', test.value))})`;
    case 'like':
      // A pattern of * alone still asks for a value.
      return `${x} != '' AND ${x} LIKE ${folded(params.add('String', likePattern(test.value)))}`;
    case 'days':
    case 'month_days':
      return isoTextSql(x, test, params);
    default:
      throw new Error(`no text test: ${test.op}`);
  }
};

/** SQL of a test on one text as it came, '' when missing. */
export const textSql = (x: string, test: PlanTest, params: Params): string =>
  test.op === 'present' ? `${x} != ''` : foldedTextSql(folded(x), test, params);

/**
 * SQL of a test on a list of texts: any value passes, except for `all_of` and `size`. `size` is the SQL of the number of values, where there
 * is a shorter way to it.
 */
export const listSql = (list: string, test: PlanTest, params: Params, size = `length(${list})`): string => {
  const lowered = `arrayMap(v -> lowerUTF8(v), ${list})`;
  switch (test.op) {
    case 'present':
      return `${size} > 0`;
    case 'size': {
      const sql = numberSql(size, test.test, params);
      return test.negate ? `NOT (${sql})` : sql;
    }
    case 'one_of':
      return joined(
        foldedLists(test.values, params).map((wanted) => `hasAny(${lowered}, ${wanted})`),
        'OR',
      );
    case 'all_of':
      return joined(
        foldedLists(test.values, params).map((wanted) => `hasAll(${lowered}, ${wanted})`),
        'AND',
      );
    default:
      return `arrayExists(v -> ${foldedTextSql('lowerUTF8(v)', test, params)}, ${list})`;
  }
};

/** SQL of a span of time. */
export const spanSql = (x: string, span: Span, params: Params): string[] => {
  const moment = (ms: number): string => `fromUnixTimestamp64Milli(${params.add('Int64', ms)}, 'UTC')`;
  return [
    ...(span.fromMs === null ? [] : [`${x} >= ${moment(span.fromMs)}`]),
    ...(span.toMs === null ? [] : [`${x} < ${moment(span.toMs)}`]),
  ];
};

/** SQL of a date test on a moment: its day is that of the rule's time zone. */
export const momentSql = (x: string, test: PlanTest, params: Params): string => {
  if (test.op === 'present') return 'true';
  if (test.op === 'month_days')
    return `formatDateTime(${x}, '%m-%d', ${params.add('String', test.zone)}) IN (${params.add('Array(String)', test.monthDays)})`;
  if (test.op !== 'days') throw new Error(`no date test: ${test.op}`);
  return spanSql(x, test.span, params).join(' AND ');
};

/** SQL of a test on day numbers. */
export const daySql = (day: string, test: PlanTest, params: Params): string => {
  if (test.op === 'month_days')
    return `formatDateTime(toDate32(toInt32(${day})), '%m-%d') IN (${params.add('Array(String)', test.monthDays)})`;
  if (test.op !== 'days') throw new Error(`no date test: ${test.op}`);
  const parts: string[] = [];
  if (test.from !== null) parts.push(`${day} >= ${params.add('Int32', test.from)}`);
  if (test.to !== null) parts.push(`${day} <= ${params.add('Int32', test.to)}`);
  return parts.join(' AND ');
};

/** True in SQL for an ISO day kept as text; anything that is not a whole day counts as missing. */
export const isWholeDaySql = (column: string): string => `match(${column}, '^[0-9]{4}-[0-9]{2}-[0-9]{2}$')`;

/** SQL of a test on an ISO day kept as text. */
export const isoDaySql = (column: string, test: PlanTest, params: Params): string => {
  const whole = isWholeDaySql(column);
  if (test.op === 'present') return whole;
  // What is whole is asked last, of those who pass the rest: a pattern takes longest.
  if (test.op === 'month_days') return `substring(${column}, 6) IN (${params.add('Array(String)', test.monthDays)}) AND ${whole}`;
  if (test.op !== 'days') throw new Error(`no date test: ${test.op}`);
  const parts: string[] = [];
  if (test.from !== null) parts.push(`${column} >= ${params.add('String', dayText(test.from))}`);
  if (test.to !== null) parts.push(`${column} <= ${params.add('String', dayText(test.to))}`);
  return [...parts, whole].join(' AND ');
};
