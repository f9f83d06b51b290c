/** Longest cell that is kept, in characters; the rest of a longer one is left out. */
export const SAMPLE_CELL_MAX = 10_000;

/** Splits a sample of delimited text into rows, quotes respected. For sniffing and previews only: files are read by csv-parse. */
export const splitSample = (text: string, delimiter: string, quote: string, rowsMax: number): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  // Kept beside the cell: to look through the whole cell at every quote takes time that grows with the square of its length.
  let isBlank = true;
  let quoted = false;
  const add = (c: string): void => {
    if (cell.length < SAMPLE_CELL_MAX) cell += c;
    isBlank &&= c.trim() === '';
  };
  const endCell = (): void => {
    row.push(cell);
    cell = '';
    isBlank = true;
  };
  for (let i = 0; i < text.length && rows.length < rowsMax; i += 1) {
    const c = text.charAt(i);
    if (quoted) {
      if (c !== quote) add(c);
      else if (text.charAt(i + 1) === quote) {
        add(quote);
        i += 1;
      } else quoted = false;
    } else if (c === quote && isBlank) {
      quoted = true;
      cell = '';
    } else if (c === delimiter) endCell();
    else if (c === '\n' || c === '\r') {
      if (c === '\r' && text.charAt(i + 1) === '\n') i += 1;
      endCell();
      rows.push(row);
      row = [];
    } else add(c);
  }
  if (rows.length < rowsMax && (cell !== '' || row.length > 0)) rows.push([...row, cell]);
  return rows;
};
