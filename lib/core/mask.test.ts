import { expect, it } from 'vitest';
import { maskContacts, maskText } from './mask.ts';

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
  ['1001,yesterday,anna@example.com,12345,1990-05-01', '1•••'],
  ['ann@mail.example.org', 'a•••@m•••.org'],
  ['', ''],
])('maskText(%s) = %s', (text, masked) => {
  expect(maskText(text)).toBe(masked);
});

it.each([
  ['Call me, or a.b@example.org; size 42', 'Call me, or a•••@e•••.org; size 42'],
  ['ring +44 20 7946 0958 after six', 'ring •••58 after six'],
  ['(020) 7946-0958', '•••58'],
  ['13800138000', '•••00'],
  ['020 794 09', '•••09'],
  ['phone:01234567890, thanks', 'phone:•••90, thanks'],
  ['on 2026-01-05 10:00:00', 'on 2026-01-05 10:00:00'],
  ['2026-01-05T10:00:00Z', '2026-01-05T10:00:00Z'],
  ['05.01.2026', '05.01.2026'],
  ['1234567.89', '1234567.89'],
  ['order 53636512', 'order 53636512'],
  ['85123A', '85123A'],
  ['8e4b2f66-5a0c-4a39-9b86-2f3f7a7c1d11', '8e4b2f66-5a0c-4a39-9b86-2f3f7a7c1d11'],
])('maskContacts(%s) = %s', (text, masked) => {
  expect(maskContacts(text)).toBe(masked);
});
