import { describe, expect, it } from 'vitest';
import { copyLine } from './copy-text.ts';

describe('copyLine', () => {
  it.each([
    [[1, 'a', null, true], '1\ta\t\\N\tt\n'],
    [['tab\there\\ line\nend\r'], 'tab\\there\\\\ line\\nend\\r\n'],
    [[['a', 'b"c', 'd\\e', '', 'f,g']], '{"a","b\\\\"c","d\\\\\\\\e","","f,g"}\n'],
    [[[]], '{}\n'],
  ])('writes %j', (cells, line) => {
    expect(copyLine(cells)).toBe(line);
  });
});
