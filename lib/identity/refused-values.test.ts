import { expect, it } from 'vitest';
import { dateShape, emailShapes, phoneShapes } from './refused-values.ts';

it.each([
  ['1949-13-05', '1949-13-05'],
  ['19491305', '1949-13-05'],
  ['1967-92-27', '1967-92-27'],
  ['1967-00-27', '1967-00-27'],
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
  ['31021950', '1950-02-31'],
  ['13051949', '1949-05-13'],
  ['66', null],
  ['00000000', null],
  ['0000/00/00', null],
  ['00-00-0000', null],
  ['9999-12-31', null],
  ['99991231', null],
  ['12/31/9999', null],
  ['9999', null],
  ['unknown', null],
  ['12-34-56-78', null],
])('reads the birth date %s as %s', (raw, expected) => {
  expect(dateShape(raw)).toBe(expected);
});

it.each([
  ['555-1234', ['5551234']],
  ['08 5912 3456', ['0859123456']],
  ['555-1234 / 555-6789', ['5551234', '5556789']],
  ['030/123456', ['030123456']],
  ['000-0000', []],
  ['12 34', []],
  ['n/a', []],
])('reads the phone numbers of %s as %j', (raw, expected) => {
  expect(phoneShapes(raw)).toEqual(expected);
});

it.each([
  ['Eva@ExampleOrg', ['eva@exampleorg']],
  ['eva @example..org', ['eva@example..org']],
  ['eva@home; ann@home', ['eva@home', 'ann@home']],
  ['eva.example.org', []],
  ['@example.org', []],
])('reads the e-mails of %s as %j', (raw, expected) => {
  expect(emailShapes(raw)).toEqual(expected);
});
