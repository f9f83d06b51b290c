import { expect, it } from 'vitest';
import { isDirect } from './is-direct.ts';

const ask = (address: string, headers: Record<string, string> = {}, publicUrl?: string, httpVersion = '1.1'): boolean =>
  isDirect({ socket: { remoteAddress: address }, headers: { host: 'localhost:3000', ...headers }, httpVersion }, publicUrl);

it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '127.0.0.2'])('a browser on this machine is direct: %s', (address) => {
  expect(ask(address)).toBe(true);
});

it.each(['10.0.0.7', '172.17.0.1', '::ffff:192.168.1.4', 'fe80::1', '2001:db8::127'])('another machine is not: %s', (address) => {
  expect(ask(address)).toBe(false);
});

it.each(['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded', 'x-real-ip', 'via'])('a proxy is not: %s', (name) => {
  expect(ask('127.0.0.1', { [name]: '127.0.0.1' })).toBe(false);
});

it('neither is a name of another site, nor HTTP/1.0, nor an instance with a public address', () => {
  expect(ask('127.0.0.1', { host: 'evil.example:3000' })).toBe(false);
  expect(ask('127.0.0.1', { host: 'localhost.evil.example' })).toBe(false);
  expect(ask('127.0.0.1', {}, undefined, '1.0')).toBe(false);
  expect(ask('127.0.0.1', {}, 'https://larder.example')).toBe(false);
  expect(ask('127.0.0.1', {}, 'http://localhost:3000')).toBe(true);
  expect(ask('127.0.0.1', { host: '[::1]:3000' })).toBe(true);
});
