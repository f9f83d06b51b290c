import { expect, it } from 'vitest';
import { messageText } from './message-text.ts';

it('words a message as the application does, choices of a value included', () => {
  const shared = (rule: string): string => messageText('identity', 'reasons.refused.sharedValue', { rule });
  expect(shared('email')).toContain('this e-mail is also used by people with other names');
  expect(shared('phone')).toContain('this phone is also used by people with other names');
});

it('gives the key of a message that there is not', () => {
  expect(messageText('identity', 'reasons.noSuch')).toBe('reasons.noSuch');
});
