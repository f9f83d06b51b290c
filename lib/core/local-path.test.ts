import fc from 'fast-check';
import { expect, it } from 'vitest';
import { localPath } from './local-path.ts';

const ORIGIN = 'http://larder.example:3000';

it.each([
  ['/', '/'],
  ['/profiles?q=a%20b&page=2', '/profiles?q=a%20b&page=2'],
  ['/segments/3#rule', '/segments/3'],
  ['http://larder.example:3000/merges', '/merges'],
  ['', '/'],
  ['//evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/\n/evil.example', '/'],
  ['\t//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/.//evil.example', '/'],
  ['/a/..//evil.example', '/'],
  ['https://evil.example/', '/'],
  ['http://larder.example:3000@evil.example/', '/'],
  ['https://larder.example:3000/', '/'],
  ['javascript:alert(1)', '/'],
  ['data:text/html,x', '/'],
  ['http://[', '/'],
])('%j leads to %j', (next, path) => {
  expect(localPath(next, ORIGIN)).toBe(path);
});

it('never leaves the site, whatever is asked for', () => {
  const piece = fc.constantFrom('/', '\\', '\t', '\n', '\r', '.', '..', ':', '@', 'evil.example', 'http:', '?', '#', '%2f', ' ');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const path = localPath(pieces.join(''), ORIGIN);
      expect(path.startsWith('/')).toBe(true);
      expect(new URL(path, ORIGIN).origin).toBe(ORIGIN);
    }),
    { numRuns: 2000 },
  );
});
