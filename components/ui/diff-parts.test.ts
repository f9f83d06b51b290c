import { describe, expect, it } from 'vitest';
import { diffParts } from './diff-parts';

describe('diffParts', () => {
  it('marks the changed characters on each side', () => {
    const { before, after } = diffParts('a@gmial.com', 'a@gmail.com');
    expect(before.map((part) => part.text).join('')).toBe('a@gmial.com');
    expect(after.map((part) => part.text).join('')).toBe('a@gmail.com');
    expect(before.some((part) => part.changed)).toBe(true);
    expect(
      after
        .filter((part) => part.changed)
        .map((part) => part.text)
        .join('').length,
    ).toBeLessThanOrEqual(2);
  });
  it('keeps equal texts whole', () => {
    expect(diffParts('same', 'same').before).toEqual([{ text: 'same', changed: false }]);
  });
});
