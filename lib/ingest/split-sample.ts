/** Splits a sample of delimited text into rows, quotes respected. For sniffing and previews only: files are read by csv-parse. */
export const splitSample = (text: string, delimiter: string, quote: string, rowsMax: number): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length && rows.length < rowsMax; i += 1) {
    const c = text.charAt(i);
    if (quoted) {
      if (c !== quote) cell += c;
      else if (text.charAt(i + 1) === quote) {
        cell += quote;
        i += 1;
      } else quoted = false;
    } else if (c === quote && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (c === delimiter) {
      row.push(cell);
      cell = '';
    } else if (c === '\n' || c === '\r') {
      if (c === '\r' && text.charAt(i + 1) === '\n') i += 1;
      row.push(cell);
      rows.push(row);
      row = [];
      cell = '';
    } else cell += c;
  }
  if (rows.length < rowsMax && (cell !== '' || row.length > 0)) rows.push([...row, cell]);
  return rows;
};
