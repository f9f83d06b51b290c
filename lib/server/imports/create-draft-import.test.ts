import { expect, it } from 'vitest';
import { estimateRows } from './create-draft-import.ts';

const dialect = { encoding: 'utf-8', delimiter: ',', quote: '"', skipLines: 0, newline: '\n' as const };

it.each([
  ['utf-8', '姓名,王小明,上海', Buffer.byteLength('姓名,王小明,上海\n')],
  ['gb18030', '姓名,王小明,上海', 7 * 2 + 3],
  ['utf-16le', 'Ann,Paris', 20],
  ['windows-1252', 'Zoë,Zürich', 11],
  ['utf-8', 'Ann,Paris', 10],
])('estimates rows of %s files by bytes: %s', (encoding, raw, bytes) => {
  const sample = { dialect: { ...dialect, encoding }, rows: [{ raw }, { raw }] } as unknown as Parameters<typeof estimateRows>[1];
  expect(estimateRows([{ sizeBytes: BigInt(bytes * 1000) }], sample)).toBe(1000);
});
