import { expect, it } from 'vitest';
import { consentKey, currentConsents } from './current-consents.ts';

const say = (granted: boolean, occurredAt: number, channel = 'email') => ({ purpose: 'marketing', channel, granted, occurredAt });

it.each([
  ['the latest wins', [say(true, 1), say(false, 2)], false],
  ['order does not matter', [say(false, 2), say(true, 1)], false],
  ['a later grant counts', [say(false, 1), say(true, 2)], true],
  ['at equal times the refusal wins', [say(true, 1), say(false, 1)], false],
  ['… in either order', [say(false, 1), say(true, 1)], false],
])('%s', (_name, statements, granted) => {
  expect(currentConsents(statements).map((s) => s.granted)).toEqual([granted]);
});

it('keeps purposes and channels apart', () => {
  expect(currentConsents([say(true, 1, 'sms'), say(false, 1)]).map(consentKey)).toEqual(['marketing:email', 'marketing:sms']);
});
