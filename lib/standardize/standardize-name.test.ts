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
    ['Thomas Clifford, 1st Baron Clifford of Chudleigh', 'Thomas Clifford'],
    ['thomas clifford, clifford of chudleigh', 'Thomas Clifford'],
    ['Tom 1st Baron Clifford of Chudleigh', 'Tom Clifford'],
    ['Tom, 3rd Earl of Chudleigh', 'Tom'],
    ['Sir Henry Rawlinson, 2nd Baronet', 'Henry Rawlinson'],
    ['Henry Rawlinson, Bt.', 'Henry Rawlinson'],
    ['Thomas Clifford of Chudleigh', 'Thomas Clifford'],
    ['Clifford, Thomas of Chudleigh', 'Thomas Clifford'],
    ['14th Bt.', '14th Bt.'],
    ['Thomas of Chudleigh', 'Thomas of Chudleigh'],
    ['George Earl', 'George Earl'],
    ['Smith, Earl', 'Earl Smith'],
    ['Smith, Duke James', 'Duke James Smith'],
    ['Jones, Lady Mary', 'Mary Jones'],
    ['Tom, Earl of Chudleigh', 'Tom'],
    ['Tom, Lord Clifford of Chudleigh', 'Tom'],
    ['Duke Ellington', 'Duke Ellington'],
    ['Robert (Bob) Smith', 'Robert Smith'],
    ['Robert "Bob" Smith', 'Robert Smith'],
    ['Maria Smith (née Jones)', 'Maria Smith'],
    ['Maria Schmidt, geb. Meier', 'Maria Schmidt'],
    ['Maria Smith, born Jones', 'Maria Smith'],
    ['Müller geb. Meier, Anna', 'Anna Müller'],
    ['Maria Smith née Jones, PhD', 'Maria Smith'],
    ['(unknown), (unknown)', '(unknown) (unknown)'],
    ['Patel, M.P.', 'M.P. Patel'],
    ['Amit Patel, M.P.', 'Amit Patel'],
    ['Max Born Jr', 'Max Born Jr'],
    ['Robert Nee Smith', 'Robert Nee Smith'],
    ['Smith, John, Jr.', 'John Smith Jr.'],
    ['Smith, Dr. John', 'John Smith'],
    ['John Smith, MD, PhD', 'John Smith'],
    ['Rev. Dr. Martin King Jr', 'Martin King Jr'],
    ['Prof. Dr. Jan van der Berg', 'Jan van der Berg'],
    ['Berg, Jan van der', 'Jan van der Berg'],
    ['Ana de la Cruz', 'Ana de la Cruz'],
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
    ['Thomas of Chudleigh', { given_name: 'Thomas', family_name: 'of Chudleigh' }],
    ['Martin King Jr.', { given_name: 'Martin', family_name: 'King' }],
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
