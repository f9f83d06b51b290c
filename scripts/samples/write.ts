import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';

/** Rows of one sample file, each with the true person behind it (null: nobody). */
export interface SampleFile {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly { readonly person: number | null; readonly cells: readonly string[] }[];
  readonly delimiter: string;
  readonly newline: '\n' | '\r\n';
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'windows-1252';
}

/** The characters that Windows-1252 has between 0x80 and 0x9f, as far as the samples use them. */
const CP1252: ReadonlyMap<string, number> = new Map([
  ['€', 0x80],
  ['‚', 0x82],
  ['„', 0x84],
  ['…', 0x85],
  ['‘', 0x91],
  ['’', 0x92],
  ['“', 0x93],
  ['”', 0x94],
  ['–', 0x96],
  ['—', 0x97],
]);

const encode = (text: string, encoding: SampleFile['encoding']): Buffer => {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  if (encoding === 'utf-8-bom') return Buffer.from(`\ufeff${text}`, 'utf8');
  return Buffer.from([...text].map((char) => CP1252.get(char) ?? (char.charCodeAt(0) <= 0xff ? char.charCodeAt(0) : 0x3f)));
};

/** Writes the files and `truth.csv` (file, row, person; row 1 = first data row) to `folder`; gives a hash over all bytes. */
export const writeSamples = (folder: string, files: readonly SampleFile[]): string => {
  const hash = createHash('sha256');
  const save = (name: string, bytes: Buffer): void => {
    writeFileSync(join(folder, name), bytes);
    hash.update(name).update(bytes);
  };
  const truth: string[][] = [];
  for (const file of files) {
    const text = stringify([file.header, ...file.rows.map((row) => row.cells)], {
      delimiter: file.delimiter,
      record_delimiter: file.newline,
    });
    save(file.name, encode(text, file.encoding));
    file.rows.forEach((row, index) => {
      if (row.person !== null) truth.push([file.name, String(index + 1), String(row.person)]);
    });
  }
  save('truth.csv', Buffer.from(stringify([['file', 'row', 'person'], ...truth])));
  return hash.digest('hex');
};
