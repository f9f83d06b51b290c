import { expect, test } from 'vitest';
import { foldText } from '@/lib/standardize/fold-text';
import { countryCodesByName } from './use-value-words';

test.each([
  ['United States', 'US'],
  ['usa', 'US'],
  ['de', 'DE'],
  ['德国', 'DE'],
  ['Germany', 'DE'],
  ['Atlantis', undefined],
])('%s is stored as %s', (text, code) => {
  expect(countryCodesByName('zh-CN').get(foldText(text))).toBe(code);
});
