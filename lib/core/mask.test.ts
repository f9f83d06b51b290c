import { expect, it } from 'vitest';
import { maskText } from './mask.ts';

it.each([
  ['jo.doe@example.com', 'j•••@example.com'],
  ['+49 30 123456', '•••56'],
  ['1980-05-17', '•••17'],
  ['王小明', '王•••'],
  ['Ann Smith', 'A•••'],
  [' ', ''],
])('%s becomes %s', (value, masked) => {
  expect(maskText(value)).toBe(masked);
});
