import { describe, expect, it } from 'vitest';
import { writeTestFile } from '../../scripts/testing/write-test-file.ts';
import { type LabelMap, labelMapSchema, readLabelled } from './read-labelled.ts';

const MAP: LabelMap = { key: 'id', columns: { name: 'full_name', mail: 'email' } };

const read = (content: string | Uint8Array, map: LabelMap = MAP, truth = 'truth') =>
  readLabelled(writeTestFile('labelled.csv', content), map, truth);

describe('readLabelled', () => {
  it.each([
    ['commas', 'id,name,mail,truth\n1,Ann,a@x.org,p\n2,"Lee, Bo",b@x.org,q\n'],
    ['semicolons', 'id;name;mail;truth\n1;Ann;a@x.org;p\n2;Lee, Bo;b@x.org;q\n'],
    ['tabs', 'id\tname\tmail\ttruth\n1\tAnn\ta@x.org\tp\n2\tLee, Bo\tb@x.org\tq\n'],
    ['a byte order mark and blanks in the header', '\ufeffid, name ,mail,truth\r\n1,Ann,a@x.org,p\r\n2,"Lee, Bo",b@x.org,q\r\n'],
    ['UTF-16', Buffer.from('\ufeffid,name,mail,truth\n1,Ann,a@x.org,p\n2,"Lee, Bo",b@x.org,q\n', 'utf16le')],
  ])('finds out how a file with %s is written', async (_name, content) => {
    const { sources, columns, notes } = await read(content);
    expect(columns.map(({ field }) => field)).toEqual(['full_name', 'email']);
    expect([...sources]).toEqual([
      [
        'file',
        [
          { key: '1', label: 'p', cells: ['Ann', 'a@x.org'] },
          { key: '2', label: 'q', cells: ['Lee, Bo', 'b@x.org'] },
        ],
      ],
    ]);
    expect(notes).toEqual([]);
  });

  it.each([
    ['key', { ...MAP, key: 'nr' }, 'truth', '"nr" (key)'],
    ['label', MAP, 'person', '"person" (truth)'],
    ['field', { ...MAP, columns: { surname: 'family_name' } }, 'truth', '"surname" (family_name)'],
    ['source', { ...MAP, source: 'list' }, 'truth', '"list" (source)'],
  ])('names a missing %s column and those there are', async (_name, map, truth, named) => {
    await expect(read('id,name,mail,truth\n1,Ann,a@x.org,p\n', map, truth)).rejects.toThrow(named);
    await expect(read('id,name,mail,truth\n1,Ann,a@x.org,p\n', map, truth)).rejects.toThrow('id, name, mail, truth');
  });

  it('keeps every row apart and tells what is odd', async () => {
    const { sources, notes } = await read('id,name,mail,truth\n1,Ann,,p\n1,Bo,,\n,Cy,,q\n4,Di,,q,too,many\n');
    expect(sources.get('file')?.map(({ key, label }) => [key, label])).toEqual([
      ['1', 'p'],
      ['row 2', ''],
      ['row 3', 'q'],
    ]);
    expect(notes).toEqual([
      '1 rows have the key of another row (the first is row 2)',
      '1 rows have no label and are not scored (the first is row 2)',
      '1 rows have no key (the first is row 3)',
      '1 rows have more cells than the header and are left out (the first is row 4)',
    ]);
  });

  it('takes several columns for a list, and the first that is filled for one value', async () => {
    const columns = { a: 'phone', b: 'phone', c: 'city', d: 'city' };
    const file = await read('id,a,b,c,d,truth\n1,11,22,,Rome,p\n2,33,,Bonn,Oslo,p\n', { key: 'id', columns });
    expect(file.columns.map(({ field }) => field)).toEqual(['phone', 'phone', 'city']);
    expect(file.sources.get('file')?.map(({ cells }) => cells)).toEqual([
      ['11', '22', 'Rome'],
      ['33', '', 'Bonn'],
    ]);
  });

  it('keeps sources apart, each with keys of its own', async () => {
    const map: LabelMap = { ...MAP, source: 'list' };
    const { sources } = await read('id,list,name,mail,truth\n1,a,Ann,,p\n1,b,Ann,,p\n2,,Bo,,q\n', map);
    expect([...sources].map(([name, rows]) => [name, rows.map(({ key }) => key)])).toEqual([
      ['a', ['1']],
      ['b', ['1']],
      ['file', ['2']],
    ]);
  });
});

it('names the fields there are when the map has another one', () => {
  const map = labelMapSchema.safeParse({ key: 'id', columns: { surname: 'surname' } });
  expect(map.error?.issues[0]?.message).toContain('given_name, ');
});
