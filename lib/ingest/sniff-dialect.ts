import type { Dialect } from './mapping.ts';
import { splitSample } from './split-sample.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const SEP_LINE = /^\ufeff?"?sep=(.)"?\s*(?:\r\n|\r|\n)/i;
const SAMPLE_ROWS = 60;
const PREAMBLE_LINES_MAX = 30;

/** How a text is laid out; `encoding` is the caller's. `certain` is false when no delimiter was found (one column) or rows disagree. */
export interface DialectGuess {
  readonly dialect: Omit<Dialect, 'encoding'>;
  readonly certain: boolean;
}

const sniffNewline = (text: string): Dialect['newline'] => {
  let lf = 0;
  let crlf = 0;
  let cr = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c === 34) quoted = !quoted;
    else if (quoted) continue;
    else if (c === 10) lf += 1;
    else if (c === 13 && text.charCodeAt(i + 1) === 10) {
      crlf += 1;
      i += 1;
    } else if (c === 13 && i + 1 < text.length) cr += 1;
  }
  if (cr > lf && cr > crlf) return '\r';
  return crlf > lf ? '\r\n' : '\n';
};

const filled = (row: readonly string[]): number => row.filter((cell) => cell.trim() !== '').length;

const commonest = (numbers: readonly number[]): { value: number; share: number } => {
  const counts = new Map<number, number>();
  for (const n of numbers) counts.set(n, (counts.get(n) ?? 0) + 1);
  const [value = 1, count = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  return { value, share: numbers.length === 0 ? 0 : count / numbers.length };
};

const scoreDelimiter = (text: string, delimiter: string, quote: string): { score: number; columns: number; share: number } => {
  const rows = splitSample(text, delimiter, quote, SAMPLE_ROWS).filter((row) => filled(row) > 0);
  const { value: columns, share } = commonest(rows.map((row) => row.length));
  const header = rows.find((row) => row.length === columns) ?? [];
  const headerText = filled(header) / Math.max(1, columns);
  return { score: columns < 2 ? 0 : share * share * Math.log2(columns + 1) * (0.5 + headerText / 2), columns, share };
};

const sniffQuote = (text: string): string => {
  const count = (quote: string): number => text.split(new RegExp(`(?:^|[,;\\t|\\r\\n])${quote}`)).length - 1;
  return count("'") > 4 && count("'") > count('"') * 3 ? "'" : '"';
};

/** Lines before the header: blank lines, rows of empty cells, titles with far fewer cells than the table has columns. */
const countPreamble = (text: string, delimiter: string, quote: string, columns: number): number => {
  const lines = text.split(/\r\n|\r|\n/, PREAMBLE_LINES_MAX + 1);
  const enough = Math.max(1, Math.ceil(columns / 2));
  let skip = 0;
  for (const line of lines) {
    if (filled(splitSample(line, delimiter, quote, 1)[0] ?? []) >= Math.min(enough, columns)) return skip;
    skip += 1;
    if (skip > PREAMBLE_LINES_MAX || skip >= lines.length) return 0;
  }
  return 0;
};

/** Delimiter, quote, line ends and lines to skip, from the first part of a text (a cut last line does no harm). */
export const sniffDialect = (text: string): DialectGuess => {
  const sample = text.slice(0, 200_000);
  const newline = sniffNewline(sample);
  const hint = SEP_LINE.exec(sample);
  const body = hint === null ? sample : sample.slice(hint[0].length);
  const quote = sniffQuote(body);
  const scores = DELIMITERS.map((delimiter) => ({ delimiter, ...scoreDelimiter(body, delimiter, quote) })).sort(
    (a, b) => b.score - a.score,
  );
  const best = scores[0];
  const delimiter = hint?.[1] ?? (best !== undefined && best.score > 0 ? best.delimiter : ',');
  const { columns, share } = scores.find((s) => s.delimiter === delimiter) ?? scoreDelimiter(body, delimiter, quote);
  const skipLines = (hint === null ? 0 : 1) + countPreamble(body, delimiter, quote, columns);
  return { dialect: { delimiter, quote, newline, skipLines }, certain: hint !== null || (columns > 1 && share > 0.8) };
};
