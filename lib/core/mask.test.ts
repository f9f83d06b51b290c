import { expect, it } from 'vitest';
import { maskEmails, maskText } from './mask.ts';

it.each([
  ['ada.byron@example.org', 'a•••@e•••.org'],
  ['+49 170 1234567', '•••67'],
  ['Ada Byron', 'A••• B•••'],
  ['王小明', '王•••'],
  ['1980-12-24', '•••24'],
  ['', ''],
])('maskText(%s) = %s', (text, masked) => {
  expect(maskText(text)).toBe(masked);
});

it('maskEmails hides only addresses', () => {
  expect(maskEmails('Call me, or a.b@example.org; size 42')).toBe('Call me, or a•••@e•••.org; size 42');
});
