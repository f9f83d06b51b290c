import { expect, it } from 'vitest';
import { dateShape, emailShape, phoneShape } from './refused-values.ts';

it.each([
  ['1949-13-05', '1949-13-05'],
  ['19491305', '1949-13-05'],
  ['31/02/1950', '1950-02-31'],
  ['5/3/1841', '1841-03-05'],
  ['1630-08-01', '1630-08-01'],
  ['19330214.0', '1933-02-14'],
  ['1841', '1841'],
  ['1841.0', '1841'],
  ['abt. 1841', '1841'],
  ['1841?', '1841'],
  ['1841-00-00', '1841'],
  ['1841-03-00', '1841-03'],
  ['March 1841, 5', null],
  ['3/1841', '1841-03'],
  ['66', null],
  ['9999', null],
  ['unknown', null],
  ['12-34-56-78', null],
])('reads the birth date %s as %s', (raw, expected) => {
  expect(dateShape(raw)).toBe(expected);
});

it.each([
  ['555-1234', '5551234'],
  ['08 5912 3456', '0859123456'],
  ['000-0000', null],
  ['12 34', null],
  ['n/a', null],
])('reads the phone number %s as %s', (raw, expected) => {
  expect(phoneShape(raw)).toBe(expected);
});

it.each([
  ['Eva@ExampleOrg', 'eva@exampleorg'],
  ['eva @example..org', 'eva@example..org'],
  ['eva.example.org', null],
  ['@example.org', null],
])('reads the e-mail %s as %s', (raw, expected) => {
  expect(emailShape(raw)).toBe(expected);
});
