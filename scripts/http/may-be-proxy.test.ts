import { expect, it } from 'vitest';
import { mayBeProxy } from './may-be-proxy.ts';

it.each([
  ['127.0.0.1', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['::ffff:192.168.1.9', true],
  ['10.2.3.4', true],
  ['172.31.0.1', true],
  ['fd12::1', true],
  ['172.32.0.1', false],
  ['203.0.113.7', false],
  ['::ffff:203.0.113.7', false],
  ['2001:db8::1', false],
  [undefined, false],
])('%s: %s', (address, expected) => {
  expect(mayBeProxy(address)).toBe(expected);
});
