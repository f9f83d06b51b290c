import type { Dialect } from '../../../ingest/mapping.ts';
import { boundCells } from './bound-cells.ts';

/** A record cut out of a text: its cells, and its text without its line end. */
export interface SplitRecord {
  readonly cells: string[];
  readonly raw: string;
}

/** The records at the beginning of a text, and where they end. */
export interface Split {
  readonly records: SplitRecord[];
  /** Where the first record begins that is not whole, or not of the plain kind. */
  readonly end: number;
  /** Line ends before `end`. */
  readonly lines: number;
  /** True when the record at `end` needs the general parser. */
  readonly isOdd: boolean;
}

/** Where a record ended: `next` is the begin of the next one, -1 = not whole yet, -2 = not plain. */
interface Found {
  readonly cells: string[];
  readonly end: number;
  readonly next: number;
}

const NOT_WHOLE: Found = { cells: [], end: 0, next: -1 };
const ODD: Found = { cells: [], end: 0, next: -2 };

/** Finds the next of two signs at or behind a position, remembering each until it is passed. */
const finder = (text: string, sign: string): ((from: number) => number) => {
  let at = -1;
  return (from) => {
    if (at < from && at !== text.length) {
      const found = text.indexOf(sign, from);
      at = found === -1 ? text.length : found;
    }
    return at;
  };
};

/** How many line ends a text has. */
export const countEnds = (raw: string): number => raw.match(/\r\n|\r|\n/g)?.length ?? 0;

/** Cuts one text into records; made once per text. */
class Splitter {
  private readonly text: string;
  private readonly dialect: Dialect;
  private readonly isLast: boolean;
  private readonly nextLf: (from: number) => number;
  private readonly nextCr: (from: number) => number;
  readonly nextQuote: (from: number) => number;

  constructor(text: string, dialect: Dialect, isLast: boolean) {
    this.text = text;
    this.dialect = dialect;
    this.isLast = isLast;
    this.nextLf = finder(text, '\n');
    this.nextCr = dialect.newline === '\r' ? finder(text, '\r') : () => text.length;
    this.nextQuote = finder(text, dialect.quote);
  }

  /** A record without quotes from `start` on, or one with. */
  read(start: number): Found {
    const { end, next } = this.lineEnd(start);
    if (this.nextQuote(start) >= end)
      return next < 0 ? NOT_WHOLE : { cells: this.text.slice(start, end).split(this.dialect.delimiter), end, next };
    return this.readQuoted(start);
  }

  /** End of the line that holds `from`, without its line end, and begin of the next line; -1 when the text may go on. */
  private lineEnd(from: number): { end: number; next: number } {
    const { text, isLast } = this;
    const [lf, cr] = [this.nextLf(from), this.nextCr(from)];
    if (cr < lf) {
      if (cr + 1 === text.length && !isLast) return { end: cr, next: -1 };
      return { end: cr, next: text[cr + 1] === '\n' ? cr + 2 : cr + 1 };
    }
    if (lf === text.length) return { end: lf, next: isLast ? lf : -1 };
    return { end: lf > from && text[lf - 1] === '\r' ? lf - 1 : lf, next: lf + 1 };
  }

  private readQuoted(start: number): Found {
    const { text, isLast, dialect } = this;
    const { delimiter, quote } = dialect;
    const cells: string[] = [];
    for (let at = start; ; ) {
      const isQuoted = text.startsWith(quote, at);
      const close = isQuoted ? this.closing(at + 1) : at;
      if (close === -1) return isLast ? ODD : NOT_WHOLE;
      const behind = isQuoted ? close + 1 : close;
      const line = this.lineEnd(behind);
      // Without the sign behind it nobody knows what a quote, or the half of a delimiter, means.
      if (line.next === -1 && text.length - behind <= delimiter.length) return NOT_WHOLE;
      if (isQuoted && behind !== line.end && !text.startsWith(delimiter, behind)) return ODD;
      const found = text.indexOf(delimiter, behind);
      const hasMore = found !== -1 && found < line.end;
      const end = hasMore ? found : line.end;
      if (!hasMore && line.next === -1) return NOT_WHOLE;
      cells.push(isQuoted ? text.slice(at + 1, close).replaceAll(quote + quote, quote) : text.slice(at, end));
      if (!hasMore) return { cells, end, next: line.next };
      at = end + delimiter.length;
    }
  }

  /** Position of the quote that closes a cell, -1 when it is not there. */
  private closing(from: number): number {
    const { text, dialect } = this;
    for (let at = text.indexOf(dialect.quote, from); at !== -1; at = text.indexOf(dialect.quote, at + 2))
      if (text[at + 1] !== dialect.quote) return at;
    return -1;
  }
}

/**
 * Cuts a text into records as RFC 4180 has them, with quotes in the middle of a plain cell taken as they are, blank lines left out.
 * Stops at a record that is not whole (unless the text `isLast`), that breaks the rules, or that is longer than `maxChars`.
 */
export const splitRecords = (text: string, dialect: Dialect, isLast: boolean, maxChars: number): Split => {
  const splitter = new Splitter(text, dialect, isLast);
  const records: SplitRecord[] = [];
  let at = 0;
  let lines = 0;
  while (at < text.length) {
    const { cells, end, next } = splitter.read(at);
    if (next === -2 || (next === -1 ? text.length : end) - at > maxChars) return { records, end: at, lines, isOdd: true };
    if (next === -1) break;
    if (end > at) {
      const raw = text.slice(at, end);
      records.push({ cells: boundCells(cells), raw });
      if (splitter.nextQuote(at) < end) lines += countEnds(raw);
    }
    lines += 1;
    at = next;
  }
  return { records, end: at, lines, isOdd: false };
};
