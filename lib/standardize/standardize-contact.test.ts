import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { standardizeEmail } from './standardize-email.ts';
import { standardizePhone } from './standardize-phone.ts';
import { standardizeUrl } from './standardize-url.ts';

const CORPORA = join(process.cwd(), '../shared/data/corpora');
const PHONES = join(CORPORA, 'phones-libphonenumber/examples.mobile.json');
const EMAILS = join(CORPORA, 'isemail/test/tests.xml');

describe('standardizeEmail', () => {
  it.each([
    ['  Anna.Smith@Example.COM ', 'anna.smith@example.com'],
    ['Nea Nord <NEA.NORD@GMAIL.COM>', 'nea.nord@gmail.com'],
    ['mailto:olle@orm.se', 'olle@orm.se'],
    ['zhang＠example.cn', 'zhang@example.cn'],
    ['müller@bücher.example', 'müller@bücher.example'],
  ])('%s is %s', (raw, expected) => {
    expect(standardizeEmail(raw)).toEqual({ ok: true, value: expected });
  });

  it.each([
    'anna@@web.de',
    'ursulaschustergmail.com',
    '"a@evil.com"@victim.com',
    'a@b.com, c@d.com',
    'me@gmail',
    'a b@c.de',
    'a@b..de',
    '.a@b.de',
    'a@b.de.',
    'a@b.com\n',
    'a＠evil.com@victim.com',
  ])('%j is refused', (raw) => {
    expect(standardizeEmail(raw).ok).toBe(false);
  });

  it.skipIf(!existsSync(EMAILS))('follows the corpus: good addresses pass, wrong and oddly written ones do not', () => {
    const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };
    const decode = (text: string) =>
      text
        .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
        .replace(/&(lt|gt|quot|amp);/g, (_, name: string) => entities[name] ?? '')
        .replace(/[\u2400-\u241f]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x2400));
    const passed: Record<string, number> = {};
    for (const [, body = ''] of readFileSync(EMAILS, 'utf8').matchAll(/<test id="\d+">([\s\S]*?)<\/test>/g)) {
      const address = decode(/<address>([\s\S]*?)<\/address>/.exec(body)?.[1] ?? '');
      const category = /<category>ISEMAIL_(\w+?)(?:_CATEGORY)?</.exec(body)?.[1] ?? '';
      passed[category] = (passed[category] ?? 0) + Number(standardizeEmail(address).ok);
    }
    expect(passed).toMatchObject({ VALID: 14, DNSWARN: 8, ERR: 0, RFC5321: 0, DEPREC: 0 });
  });
});

describe('standardizePhone', () => {
  it.each([
    ['504-621-8927', 'US', '+15046218927'],
    ['(415) 555-2671 ext. 12', 'US', '+14155552671;ext=12'],
    ['+46 70 111 22 33', undefined, '+46701112233'],
    ['0046 70 111 22 33', undefined, '+46701112233'],
    ['p:+46700005566', undefined, '+46700005566'],
    ['13812345678', 'CN', '+8613812345678'],
    ['15046218927.0', 'US', '+15046218927'],
    ['06 12 34 56 78', 'FR', '+33612345678'],
  ])('%s in %s is %s', (raw, country, expected) => {
    expect(standardizePhone(raw, country)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['070-111 22 33', undefined, 'phone_country_missing'],
    ['123', 'US', 'phone_invalid'],
    ['+1 555-0100', undefined, 'phone_invalid'],
    ['call me', 'US', 'phone_invalid'],
  ])('%s in %s has the issue %s', (raw, country, error) => {
    expect(standardizePhone(raw, country)).toEqual({ ok: false, error });
  });

  it.skipIf(!existsSync(PHONES))('reads the example of every region', () => {
    const examples = Object.entries(JSON.parse(readFileSync(PHONES, 'utf8')) as Record<string, string>);
    const failed = examples.filter(([region, number]) => !standardizePhone(number, region).ok);
    expect(examples).toHaveLength(245);
    expect(failed).toEqual([]);
  });
});

describe('standardizeUrl', () => {
  it.each([
    ['HTTP://WWW.Example.COM/', 'http://www.example.com'],
    ['example.com/Path', 'https://example.com/Path'],
  ])('%s is %s', (raw, expected) => {
    expect(standardizeUrl(raw)).toEqual({ ok: true, value: expected });
  });

  it.each(['javascript:alert(1)', 'http://user:pw@example.com', 'localhost', 'not a url', 'ftp://example.com', 'http://1.2.3.4'])(
    '%s is refused',
    (raw) => {
      expect(standardizeUrl(raw).ok).toBe(false);
    },
  );
});
