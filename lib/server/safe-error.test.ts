import { describe, expect, it } from 'vitest';
import { safeError, withoutValues } from './safe-error.ts';

describe('withoutValues', () => {
  it.each([
    ['invalid input syntax for type integer: "ann@example.com"', 'invalid input syntax for type integer: …'],
    ["Cannot parse string 'Ann O''Hara' as UInt32", 'Cannot parse string … as UInt32'],
    ["can't read 'Ann Example", "can't read …"],
    ['Key (email)=(ann@example.com) already exists.', 'Key (email)=(…) already exists.'],
    ['nobody answers at ann@example.com', 'nobody answers at …'],
    ['called +44 20 7946 0958 twice', 'called … twice'],
    ['Unexpected token A, "Ann" is not valid JSON', 'Unexpected token A, … is not valid JSON'],
  ])('%s', (text, safe) => {
    expect(withoutValues(text)).toBe(safe);
  });
});

describe('safeError', () => {
  it('keeps codes and frames, drops details and their copies in causes', () => {
    const cause = Object.assign(new Error('cause "Ann"'), { code: '23505', detail: 'Key (email)=(ann@example.com)', where: 'COPY t: Ann' });
    const safe = safeError(Object.assign(new Error('failed\nfor "Ann"', { cause }), { meta: { target: 'ann@example.com' }, hint: 'Ann' }));
    expect(safe).toMatchObject({ type: 'Error', message: 'failed for …', cause: { code: '23505' } });
    expect(safe.stack).toMatch(/^\s+at /);
    expect(JSON.stringify(safe)).not.toMatch(/Ann|ann@/);
  });
  it('says nothing of a thrown value', () => {
    expect(safeError('ann@example.com')).toEqual({ type: 'string', message: '', stack: '' });
  });
});
