/** A spreadsheet runs a cell that begins with one of these as a formula; East Asian ones take the full-width forms too. */
const FORMULA_START = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
/** Where a spreadsheet splits at semicolons or tabs, quotes do not hold a cell together: a formula may begin inside. */
const FORMULA_WITHIN = /([;\t\r\n](?:"|[^\S\t\r\n])*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;
const TO_QUOTE = /[",;\t\r\n]/;

/** UTF-8 byte order mark: without it Excel reads the file in the local code page. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** One cell: a text that could be run as a formula gets an apostrophe before it; quoted where it must be. Numbers stay as they are. */
export const csvCell = (value: string | number): string => {
  if (typeof value === 'number') return String(value);
  const safe = (FORMULA_START.test(value) ? `'${value}` : value).replace(FORMULA_WITHIN, "$1'");
  return TO_QUOTE.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** One line with its line end. */
export const csvLine = (cells: readonly (string | number)[]): string => `${cells.map(csvCell).join(',')}\r\n`;
