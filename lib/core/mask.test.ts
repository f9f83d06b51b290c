import { expect, it } from 'vitest';
import { maskEmails, maskText } from './mask.ts';

it.each([
  ['ada.byron@example.org', 'a•••@e•••.org'],
  ['+49 170 1234567', '•••67'],
  ['Ada Byron', 'A••• B•••'],
  ['王小明', '王•••'],
  ['1980-12-24', '1980•••'],
  ['1980-12-24T00:00:00Z', '1980•••'],
  ['1980/1/2', '1980•••'],
  ['1980.12.24', '1980•••'],
  ['19801224', '1980•••'],
  ['020 7946 0958', '•••58'],
  ['惠', '•••'],
  ['曾 惠', '••• •••'],
  ['曾惠', '曾•••'],
  ['J. Byron', '••• B•••'],
  ['a@b.org', '•••@•••.org'],
  ['ann@mail.example.org', 'a•••@m•••.org'],
  ['', ''],
])('maskText(%s) = %s', (text, masked) => {
  expect(maskText(text)).toBe(masked);
});

it('maskEmails hides only addresses', () => {
  expect(maskEmails('Call me, or a.b@example.org; size 42')).toBe('Call me, or a•••@e•••.org; size 42');
});
