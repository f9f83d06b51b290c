import { ok } from '../core/result.ts';
import { issue, type Standardized } from './standardized.ts';

const YES =
  'yes y true t 1 on x ✓ ✔ ☑ checked agreed agree accepted enabled active opted_in opt-in optin opted-in subscribed granted 是 有 对 真 同意 已同意 已订阅 订阅 接受 ja j wahr oui o vrai sí si s verdadero sim';
const NO =
  'no n false f 0 off ✗ ✘ ☐ unchecked declined disagree rejected disabled inactive opted_out opt-out optout opted-out unsubscribed denied withdrawn revoked 否 不 不是 假 不同意 拒绝 未同意 未订阅 退订 已退订 取消订阅 nein falsch non faux falso não nao';
const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...YES.split(' ').map((word) => [word, true] as const),
  ...NO.split(' ').map((word) => [word, false] as const),
  ['opted in', true],
  ['opted out', false],
  ['opt in', true],
  ['opt out', false],
  ['1.0', true],
  ['0.0', false],
]);

/** Yes or no, in English, Chinese, German, French and Spanish words, ticks, 1 and 0. */
export const standardizeBoolean = (raw: string): Standardized<boolean> => {
  const known = WORDS.get(raw.trim().toLowerCase());
  return known === undefined ? issue('boolean_unknown') : ok(known);
};
