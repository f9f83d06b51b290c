import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConsentStatement, consentKey, currentConsents } from './current-consents.ts';

const say = (granted: boolean, occurredAt: number, more: Partial<ConsentStatement> = {}): ConsentStatement => ({
  recordId: 1,
  purpose: 'marketing',
  channel: 'email',
  granted,
  occurredAt,
  timed: true,
  ...more,
});
const undated = { timed: false };
const other = { recordId: 2 };

describe('currentConsents', () => {
  it.each<[string, ConsentStatement[], boolean]>([
    ['the latest wins', [say(true, 1), say(false, 2)], false],
    ['a later grant counts', [say(false, 1), say(true, 2)], true],
    ['at equal times the refusal wins', [say(true, 1), say(false, 1)], false],
    ['a grant without a time stands alone', [say(true, 9, undated)], true],
    ['a grant without a time gives way to an earlier refusal', [say(false, 1), say(true, 9, { ...undated, ...other })], false],
    ['… also in the same record', [say(false, 1), say(true, 9, undated)], false],
    ['… and to a refusal without a time in another record', [say(false, 1, undated), say(true, 9, { ...undated, ...other })], false],
    ['a record may change its mind without telling when', [say(false, 1, undated), say(true, 9, undated)], true],
    ['… either way', [say(true, 1, undated), say(false, 9, undated)], false],
    ['a dated grant overrules an earlier refusal without a time', [say(false, 1, undated), say(true, 2, other)], true],
    ['a refusal without a time counts from its import', [say(true, 1), say(false, 2, { ...undated, ...other })], false],
    ['a grant without a time takes nothing from one with', [say(false, 1), say(true, 2), say(true, 3, undated)], true],
  ])('%s', (_name, statements, granted) => {
    for (const order of [statements, statements.toReversed()])
      expect(currentConsents(order).map((consent) => consent.statement.granted)).toEqual([granted]);
  });

  it('keeps purposes and channels apart', () => {
    const consents = currentConsents([say(true, 1, { channel: 'sms' }), say(false, 1)]);
    expect(consents.map((consent) => consentKey(consent.statement))).toEqual(['marketing:email', 'marketing:sms']);
  });

  it('tells of the later grant that does not count, and of no other', () => {
    const grant = say(true, 9, { ...undated, ...other });
    expect(currentConsents([say(false, 1), grant])[0]?.overruled).toBe(grant);
    for (const told of [[say(true, 1), say(false, 2)], [say(false, 1), say(true, 2)], [grant], [say(false, 10), grant]])
      expect(currentConsents(told)[0]?.overruled).toBeNull();
  });

  const statement = fc.record({ recordId: fc.nat(2), granted: fc.boolean(), occurredAt: fc.nat(4), timed: fc.boolean() });
  const statements = fc.array(
    statement.map((told) => say(told.granted, told.occurredAt, told)),
    { minLength: 1, maxLength: 7 },
  );

  it('never takes a grant for stronger because its time is not known, whatever the order', () => {
    fc.assert(
      fc.property(statements, fc.nat(), (told, seed) => {
        const isGranted = (said: readonly ConsentStatement[]) => currentConsents(said)[0]?.statement.granted;
        const shuffled = told.toSorted((a, b) => ((a.occurredAt * 7 + seed) % 5) - ((b.occurredAt * 7 + seed) % 5));
        expect(isGranted(shuffled)).toBe(isGranted(told));
        const more = [...told, say(true, 99, { timed: false, recordId: 7 })];
        expect(isGranted(more)).toBe(isGranted(told));
        expect(isGranted([...told, say(false, 99, { recordId: 7 })])).toBe(false);
        expect(isGranted([...told, say(true, 99)])).toBe(true);
      }),
    );
  });
});
