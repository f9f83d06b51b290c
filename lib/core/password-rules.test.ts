import { describe, expect, it } from 'vitest';
import { passwordFault } from './password-rules.ts';

describe('passwordFault', () => {
  it.each([
    ['short', 'passwordShort'],
    ['ninechars', 'passwordShort'],
    ['x'.repeat(201), 'passwordLong'],
    ['Password123', 'passwordCommon'],
    ['password-123', 'passwordCommon'],
    ['aaaaaaaaaaaa', 'passwordCommon'],
    ['ababababab', 'passwordCommon'],
    ['abcdefghijklm', 'passwordCommon'],
    ['zyxwvutsrqp', 'passwordCommon'],
    ['ada.lovelace@example.com', 'passwordCommon'],
    ['AdaLovelace1815', 'passwordCommon'],
    ['Larder2026!', 'passwordCommon'],
    ['my-LARDER-2026', 'passwordCommon'],
    ['Acme-Foods#77', 'passwordCommon'],
    ['welcome@acmefoods', 'passwordCommon'],
    ['quiet larder otter', null],
    ['quiet-otter-stamps', null],
    ['静かな池に蛙が飛び込む', null],
  ])('%s → %s', (password, fault) => {
    expect(passwordFault(password, ['ada.lovelace@example.com', 'Ada Lovelace'], 'Acme Foods')).toBe(fault);
  });
});
