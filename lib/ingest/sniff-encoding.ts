import { analyse } from 'chardet';

/** Label for `TextDecoder`, how sure (0 to 1), and the length of the byte order mark. */
export interface EncodingGuess {
  readonly encoding: string;
  readonly confidence: number;
  readonly bomBytes: number;
}

const SAMPLE_BYTES = 256 * 1024;
/** Names chardet gives, to labels of TextDecoder; what is not here is not offered. */
const LABELS: Readonly<Record<string, string>> = {
  GB18030: 'gb18030',
  Big5: 'big5',
  Shift_JIS: 'shift_jis',
  'EUC-JP': 'euc-jp',
  'EUC-KR': 'euc-kr',
  'windows-1251': 'windows-1251',
  'KOI8-R': 'koi8-r',
  'ISO-8859-5': 'iso-8859-5',
  'windows-1253': 'windows-1253',
  'ISO-8859-7': 'windows-1253',
  'windows-1254': 'windows-1254',
  'ISO-8859-9': 'windows-1254',
  'windows-1255': 'windows-1255',
  'windows-1256': 'windows-1256',
  'ISO-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
  'ISO-8859-2': 'windows-1250',
  'windows-1250': 'windows-1250',
};
const ASIAN: ReadonlySet<string> = new Set(['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr']);
const LATIN: ReadonlySet<string> = new Set(['windows-1252', 'windows-1250']);

const decodes = (bytes: Uint8Array, encoding: string): boolean => {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

const byMark = (bytes: Uint8Array): EncodingGuess | undefined => {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', confidence: 1, bomBytes: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', confidence: 1, bomBytes: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', confidence: 1, bomBytes: 2 };
  return undefined;
};

const byNulBytes = (bytes: Uint8Array): EncodingGuess | undefined => {
  const length = Math.min(bytes.length, 4000) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even += 1;
    if (bytes[i + 1] === 0) odd += 1;
  }
  if (length < 4 || Math.max(even, odd) < length * 0.2) return undefined;
  return { encoding: odd > even ? 'utf-16le' : 'utf-16be', confidence: 0.9, bomBytes: 0 };
};

/** Share of bytes above ASCII that stand in pairs as Chinese text in GB 2312 writes them: near 1 for it, small for western text, whose accented letters stand alone. */
const pairedShare = (bytes: Uint8Array): number => {
  let high = 0;
  let paired = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) continue;
    high += 1;
    if (byte < 0xa1 || byte > 0xf7 || (bytes[i + 1] ?? 0) < 0xa1) continue;
    high += 1;
    paired += 2;
    i += 1;
  }
  return high === 0 ? 0 : paired / high;
};

const byStatistics = (bytes: Uint8Array): EncodingGuess => {
  const share = pairedShare(bytes);
  const found = analyse(bytes)
    .map(({ name, confidence }) => ({ encoding: LABELS[name] ?? '', confidence: confidence / 100, bomBytes: 0 }))
    .filter(({ encoding }) => encoding !== '' && decodes(bytes, encoding));
  const western = found.find(({ encoding }) => LATIN.has(encoding)) ?? { encoding: 'windows-1252', confidence: 0.5, bomBytes: 0 };
  if (share < 0.5) {
    const best = found[0];
    // Japanese Shift_JIS mixes high and low bytes; anything else with lone accented letters is western.
    if (best?.encoding === 'shift_jis' && best.confidence > 0.5) return best;
    return best !== undefined && !ASIAN.has(best.encoding) && best.confidence >= 0.3 ? best : western;
  }
  const best = found.find(({ encoding }) => !LATIN.has(encoding));
  if (best !== undefined && best.confidence >= 0.4) return best;
  return decodes(bytes, 'gb18030') && share > 0.8 ? { encoding: 'gb18030', confidence: 0.6, bomBytes: 0 } : (best ?? western);
};

/** Encoding of a text by its first bytes: byte order mark, UTF-16 without one, valid UTF-8, else by statistics. */
export const sniffEncoding = (bytes: Uint8Array): EncodingGuess => {
  const certain = byMark(bytes) ?? byNulBytes(bytes);
  if (certain !== undefined) return certain;
  if (decodes(bytes, 'utf-8')) return { encoding: 'utf-8', confidence: 1, bomBytes: 0 };
  return byStatistics(nonAsciiLines(bytes));
};

/** Lines with letters beyond ASCII, up to the sample size: a few names in megabytes of digits must not drown. */
const nonAsciiLines = (bytes: Uint8Array): Uint8Array => {
  const sample = new Uint8Array(Math.min(bytes.length, SAMPLE_BYTES));
  let used = 0;
  let start = 0;
  let high = false;
  for (let i = 0; i <= bytes.length && used < sample.length; i += 1) {
    const byte = bytes[i] ?? 0x0a;
    if (byte >= 0x80) high = true;
    if (byte !== 0x0a && byte !== 0x0d) continue;
    if (high && i < bytes.length) {
      const line = bytes.subarray(start, Math.min(i + 1, start + sample.length - used));
      sample.set(line, used);
      used += line.length;
    }
    start = i + 1;
    high = false;
  }
  return used === 0 ? bytes.subarray(0, SAMPLE_BYTES) : sample.subarray(0, used);
};
