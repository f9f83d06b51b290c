import { ok } from '../core/result.ts';
import { issue, type Standardized } from './standardized.ts';

const PLAIN = /^-?\d{1,15}(?:\.\d{1,15})?$/;
const GROUPED_BY_DOT = /^-?\d{1,3}(?:\.\d{3})+$/;
const CURRENCY =
  /(?:US|HK|NT|CA|AU|A|C|S|R|NZ)?\$|[€£¥￥₹₽₩₺₫₴₦฿]|\b(?:usd|eur|gbp|cny|rmb|jpy|chf|sek|nok|dkk|pln|czk|inr|brl|cad|aud|hkd|twd|sgd|mxn|zar|kr|zł|kč|rs)\b\.?|人民币|美元|欧元|元|圆/gi;
const SCALES: ReadonlyMap<string, number> = new Map([
  ['千', 1e3],
  ['万', 1e4],
  ['萬', 1e4],
  ['亿', 1e8],
  ['億', 1e8],
  ['k', 1e3],
  ['m', 1e6],
  ['mio', 1e6],
  ['mn', 1e6],
  ['bn', 1e9],
]);
const SCALED = /^(.*\d)\s*(千|万|萬|亿|億|k|mio|mn|m|bn)\.?$/i;
const BODY = /^[+-]?(?:\d{1,15}(?:\.\d{1,15})?|\.\d{1,15})(?:e[+-]?\d{1,3})?$/i;
const GROUPS = /^\d{1,3}(?:[,. '’]\d{2,3})*$/;

/** Which sign stands before the decimals of an amount; undefined when the text itself must tell. */
export type DecimalSign = '.' | ',';

const guessDecimal = (digits: string): DecimalSign => {
  const comma = digits.lastIndexOf(',');
  const dot = digits.lastIndexOf('.');
  if (comma < 0) return digits.indexOf('.') !== dot ? ',' : '.';
  if (dot >= 0) return comma > dot ? ',' : '.';
  const single = digits.indexOf(',') === comma;
  return single && !/,\d{3}$/.test(digits) ? ',' : '.';
};

const readDigits = (text: string, decimal: DecimalSign | undefined): number => {
  const sign = decimal ?? guessDecimal(text);
  const at = text.lastIndexOf(sign);
  const whole = at < 0 ? text : text.slice(0, at);
  const fraction = at < 0 ? '' : text.slice(at + 1);
  const unsigned = whole.replace(/^[+-]/, '');
  if (unsigned !== '' && /[^\d]/.test(unsigned) && !GROUPS.test(unsigned)) return Number.NaN;
  const joined = `${whole.replace(/[^\d+-]/g, '')}${fraction === '' ? '' : `.${fraction}`}`;
  return BODY.test(joined) ? Number(joined) : Number.NaN;
};

const readAmount = (raw: string, decimal: DecimalSign | undefined): number => {
  let text = raw
    .normalize('NFKC')
    .replace(/[−–]/g, '-')
    .replace(CURRENCY, ' ')
    .replace(/%\s*$/, '')
    .replace(/[.,]\s*-{1,2}$/, '')
    .trim();
  let factor = 1;
  const bracket = /^\((.*)\)$/.exec(text);
  if (bracket !== null) {
    factor = -1;
    text = (bracket[1] ?? '').trim();
  } else if (/^[^-].*-$/.test(text)) {
    factor = -1;
    text = text.slice(0, -1).trim();
  }
  const scaled = SCALED.exec(text);
  if (scaled !== null) {
    factor *= SCALES.get((scaled[2] ?? '').toLowerCase()) ?? Number.NaN;
    text = (scaled[1] ?? '').trim();
  }
  text = text.replace(/^([+-])\s+/, '$1').replace(/(?<=\d)[ '’](?=\d{3})/g, '');
  if (/\s/.test(text)) return Number.NaN;
  const value = /e/i.test(text) && BODY.test(text) ? Number(text) : readDigits(text, decimal);
  return value * factor;
};

/** A number out of `1.234,56`, `1,234.56`, `(123)`, `€ 12`, `1.5万`, `40 %` (40). `decimal` is the column's sign before decimals. */
export const standardizeNumber = (raw: string, decimal?: DecimalSign): Standardized<number> => {
  const text = raw.trim();
  if (PLAIN.test(text) && !(decimal === ',' && GROUPED_BY_DOT.test(text))) return ok(Number(text) + 0);
  if (text.length > 50) return issue('number_invalid');
  const value = readAmount(text, decimal);
  if (!Number.isFinite(value) || Math.abs(value) > 1e15) return issue('number_invalid');
  // Twelve places keep what was written and drop what multiplying by a scale adds; + 0 makes -0 zero.
  return ok(Number(value.toFixed(Math.abs(value) < 1e6 ? 12 : 4)) + 0);
};
