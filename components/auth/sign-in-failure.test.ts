import { expect, it } from 'vitest';
import { signInFailure } from './sign-in-failure';

it.each([
  ['wrongSignIn', 'wrongSignIn', 0],
  ['tooManySignIns:16', 'tooManySignIns', 16],
  ['OAuthCallback', 'signInRefused', undefined],
  ['', 'signInRefused', undefined],
])('signInFailure(%j)', (text, key, seconds) => {
  const failure = signInFailure(text);
  expect(failure.key).toBe(key);
  expect(failure.values.seconds).toBe(seconds);
});
