import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectFileProblem, LONGEST_LINE_BYTES } from './detect-file-problem.ts';
import { headerFingerprint } from './header-fingerprint.ts';
import { normaliseHeader } from './normalise-header.ts';
import { sniffDialect } from './sniff-dialect.ts';
import { sniffEncoding } from './sniff-encoding.ts';
import { splitSample } from './split-sample.ts';

const DATA = join(process.cwd(), '../shared/data');
const bytes = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));

describe('detectFileProblem', () => {
  it.each([
    ['empty', new Uint8Array(), 'fileEmpty'],
    ['blank', bytes('\ufeff \r\n'), 'fileEmpty'],
    ['PDF', bytes('%PDF-1.7\n'), 'fileIsBinary'],
    ['zip', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), 'fileIsBinary'],
    ['xlsx', Uint8Array.of(0x50, 0x4b, 3, 4, ...bytes('[Content_Types].xml')), 'fileIsExcel'],
    ['xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'fileIsExcel'],
    ['NUL bytes', bytes('name,email\nanna\0,x@y.z\n'), 'fileHasNulBytes'],
    ['one gigantic line', new Uint8Array(LONGEST_LINE_BYTES + 10).fill(0x61), 'fileLineTooLong'],
  ])('%s', (_, content, key) => {
    expect(detectFileProblem(content, 'x.csv')?.key).toBe(key);
  });

  it('lets tables pass, UTF-16 too', () => {
    expect(detectFileProblem(bytes('a,b\n1,2\n'), 'x.csv')).toBeUndefined();
    expect(
      detectFileProblem(new Uint8Array(Uint16Array.from('\ufeffname,city\nanna,rome\n', (c) => c.charCodeAt(0)).buffer), 'x.csv'),
    ).toBeUndefined();
  });
});

describe('sniffEncoding', () => {
  it.each([
    ['utf-8', bytes('name;city\nJürgen;Köln\n')],
    ['utf-8', bytes('\ufeffname\n姓名\n')],
    ['utf-16le', new Uint8Array(Uint16Array.from('name,city\nanna,rome\n', (c) => c.charCodeAt(0)).buffer)],
    ['windows-1252', latin1('Name;Straße;Ort\nJürgen Müller;Hauptstraße 5;Köln\nAndré Søren;Größe;Málaga\n')],
    ['windows-1252', latin1(`id;name\n${Array.from({ length: 200 }, (_, i) => `${i};Smith`).join('\n')}\n201;René\n`)],
  ])('%s', (encoding, content) => {
    expect(sniffEncoding(content).encoding).toBe(encoding);
  });

  it('takes a cut last letter for no fault', () => {
    expect(sniffEncoding(bytes('姓名').subarray(0, 5)).encoding).toBe('utf-8');
  });

  it.skipIf(!existsSync(DATA))('finds GB18030, also from a short beginning', () => {
    const content = readFileSync(join(DATA, 'superstore-zh/orders.derived.gb18030.csv'));
    for (const length of [300, 5_000, 200_000]) expect(sniffEncoding(content.subarray(0, length)).encoding, String(length)).toBe('gb18030');
  });
});

describe('sniffDialect', () => {
  it.each([
    ['a,b,c\n1,2,3\n', { delimiter: ',', newline: '\n', skipLines: 0 }],
    ['a;b;c\r\n1,5;2,5;3\r\n', { delimiter: ';', newline: '\r\n', skipLines: 0 }],
    ['a\tb\n1\t2\n', { delimiter: '\t', newline: '\n', skipLines: 0 }],
    ['a|b\n1|2\n', { delimiter: '|', newline: '\n', skipLines: 0 }],
    ['a,b\r1,2\r3,4\r\n', { delimiter: ',', newline: '\r', skipLines: 0 }],
    ['sep=;\r\nNamn;E-post\r\nBo;bo@b.se\r\n', { delimiter: ';', newline: '\r\n', skipLines: 1 }],
    ['Report of May\n\nname,email,city\na,b,c\nd,e,f\n', { delimiter: ',', newline: '\n', skipLines: 2 }],
    [',,,,\nid,name,mail,owner,note\n1,a,b,c,d\n', { delimiter: ',', newline: '\n', skipLines: 1 }],
    ['name,text\na,"x;y;z;u;v"\nb,"1;2;3;4;5"\n', { delimiter: ',', newline: '\n', skipLines: 0 }],
    ['email\na@b.c\n', { delimiter: ',', newline: '\n', skipLines: 0 }],
  ])('%j', (text, expected) => {
    expect(sniffDialect(text).dialect).toMatchObject(expected);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(',', ';', '"', "'", '\n', '\r', '\t', 'a', '姓', ' ', '|', '=') }),
        (text) => sniffDialect(text).dialect.delimiter.length === 1,
      ),
    );
  });

  it.skipIf(!existsSync(DATA))('reads the csv-spectrum files as their JSON says', () => {
    const folder = join(DATA, 'corpora/csv-spectrum');
    // location_coordinates.json contradicts its own CSV.
    const names = readdirSync(join(folder, 'csvs')).filter((name) => !name.startsWith('location'));
    expect(names).toHaveLength(11);
    for (const name of names) {
      const text = readFileSync(join(folder, 'csvs', name), 'utf8');
      const { delimiter, quote } = sniffDialect(text).dialect;
      const [header = [], ...rows] = splitSample(text, delimiter, quote, 1000);
      const expected = JSON.parse(readFileSync(join(folder, 'json', name.replace('.csv', '.json')), 'utf8'));
      const read = rows.map((row) => Object.fromEntries(header.map((key, i) => [key, row[i] ?? ''])));
      expect(JSON.parse(JSON.stringify(read).replaceAll('\\r\\n', '\\n')), name).toEqual(
        JSON.parse(JSON.stringify(expected).replaceAll('\\r\\n', '\\n')),
      );
    }
  });
});

describe('headers', () => {
  it('get a name of their own', () => {
    const { headers, problems } = normaliseHeader(['Name', ' Email ', 'email', '', 'Email (2)']);
    expect(headers).toEqual(['Name', 'Email', 'email (2)', 'Column 4', 'Email (2) (2)']);
    expect(problems.map(({ key }) => key)).toEqual(['headerRepeated', 'headerBlank', 'headerRepeated']);
  });

  it('that are data are reported', () => {
    expect(normaliseHeader(['Anna', 'anna@x.de', '12']).problems.map(({ key }) => key)).toContain('headerLooksLikeData');
    expect(normaliseHeader(['Name', 'Email', 'Address 2']).problems).toEqual([]);
  });

  it('have one fingerprint whatever their case and signs', () => {
    expect(headerFingerprint(['Customer_ID', 'E-Mail'])).toBe(headerFingerprint(['customer id', 'e mail']));
    expect(headerFingerprint(['a', 'b'])).not.toBe(headerFingerprint(['b', 'a']));
    expect(headerFingerprint(['姓名'])).not.toBe(headerFingerprint(['电话']));
  });

  it('are unique for any cells', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 12 }), (cells) => {
        const { headers } = normaliseHeader(cells);
        expect(new Set(headers.map((header) => header.toLowerCase())).size).toBe(cells.length);
      }),
    );
  });
});
