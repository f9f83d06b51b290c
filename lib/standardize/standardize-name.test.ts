import { describe, expect, it } from 'vitest';
import { splitFullName } from './split-full-name.ts';
import { standardizeName } from './standardize-name.ts';

describe('standardizeName', () => {
  it.each([
    ['JOHN MCDONALD', 'John McDonald'],
    ["john o'brien", "John O'Brien"],
    ['JAN VAN DER BERG', 'Jan van der Berg'],
    ['JEAN-PIERRE DUPONT', 'Jean-Pierre Dupont'],
    ['Smith, John', 'John Smith'],
    ['Dr. John Smith Jr.', 'John Smith Jr.'],
    ['Benton, John B Jr', 'John B Benton Jr'],
    ['James Butt, MD', 'James Butt'],
    ['DeShawn MacLeod', 'DeShawn MacLeod'],
    ['曾 惠', '曾惠'],
    ['王小明先生', '王小明'],
  ])('full name %s is %s', (raw, expected) => {
    expect(standardizeName(raw, 'full_name')).toBe(expected);
    expect(standardizeName(expected, 'full_name')).toBe(expected);
  });

  it.each([
    ['SMITH', 'Smith'],
    ["o'neil", "O'Neil"],
    ['VAN DER BERG', 'van der Berg'],
    ['TJ', 'TJ'],
    ['Łukasz', 'Łukasz'],
  ])('family name %s is %s', (raw, expected) => {
    expect(standardizeName(raw, 'family_name')).toBe(expected);
  });
});

describe('splitFullName', () => {
  it.each([
    ['John Smith', { given_name: 'John', family_name: 'Smith' }],
    ['John B Smith Jr', { given_name: 'John', middle_name: 'B', family_name: 'Smith' }],
    ['Jan van der Berg', { given_name: 'Jan', family_name: 'van der Berg' }],
    ['Cher', { given_name: 'Cher' }],
    ['曾惠', { family_name: '曾', given_name: '惠' }],
    ['欧阳修', { family_name: '欧阳', given_name: '修' }],
    ['诸葛孔明', { family_name: '诸葛', given_name: '孔明' }],
    ['', {}],
  ])('%s', (name, expected) => {
    expect(splitFullName(name)).toEqual(expected);
  });
});
