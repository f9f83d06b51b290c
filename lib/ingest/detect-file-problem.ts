import type { FileProblem } from './file-problem.ts';

/** First bytes of kinds of files that are not tables of text. */
const SIGNATURES: readonly (readonly [kind: string, bytes: readonly number[]])[] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['Excel', [0xd0, 0xcf, 0x11, 0xe0]],
  ['gzip', [0x1f, 0x8b]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['RAR', [0x52, 0x61, 0x72, 0x21]],
  ['bzip2', [0x42, 0x5a, 0x68, 0x31, 0x41, 0x59]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['Parquet', [0x50, 0x41, 0x52, 0x31]],
  ['SQLite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20]],
  ['program', [0x7f, 0x45, 0x4c, 0x46]],
  ['program', [0x4d, 0x5a, 0x90, 0x00]],
  ['RTF', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];

/** A line longer than this is no line of a table; it would have to be held in memory whole. */
export const LONGEST_LINE_BYTES = 1024 * 1024;

const startsWith = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte);

const isUtf16 = (bytes: Uint8Array): boolean => {
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return true;
  const counts = [0, 0];
  const length = Math.min(bytes.length, 2000) & ~1;
  for (let i = 0; i < length; i += 1) if (bytes[i] === 0) counts[i & 1] = (counts[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = counts;
  return length >= 4 && Math.max(even, odd) > length * 0.2 && Math.min(even, odd) < length * 0.02;
};

const zipKind = (bytes: Uint8Array): string => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  return /xl\/|\[Content_Types\]|worksheet/.test(head) ? 'Excel' : 'zip';
};

const isBlank = (bytes: Uint8Array): boolean => bytes.every((byte) => byte <= 0x20 || byte === 0xef || byte === 0xbb || byte === 0xbf);

/**
 * What makes a file unreadable as a table, judged by its first bytes (2 MB are enough): empty, of another kind, with NUL
 * bytes, or one gigantic line. Undefined when it may be read.
 */
export const detectFileProblem = (bytes: Uint8Array, name: string): FileProblem | undefined => {
  if (bytes.length === 0 || (bytes.length < 1024 && isBlank(bytes))) return { key: 'fileEmpty', values: { name } };
  const signature = SIGNATURES.find(([, start]) => startsWith(bytes, start));
  if (signature !== undefined) {
    const kind = signature[0] === 'zip' ? zipKind(bytes) : signature[0];
    return kind === 'Excel' ? { key: 'fileIsExcel', values: { name } } : { key: 'fileIsBinary', values: { name, kind } };
  }
  const wide = isUtf16(bytes);
  if (!wide && bytes.includes(0)) return { key: 'fileHasNulBytes', values: { name, position: bytes.indexOf(0) } };
  const line = longestLine(bytes);
  return line > LONGEST_LINE_BYTES
    ? { key: 'fileLineTooLong', values: { name, megabytes: Math.floor(line / LONGEST_LINE_BYTES) } }
    : undefined;
};

const longestLine = (bytes: Uint8Array): number => {
  let longest = 0;
  let start = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    if (bytes[i] !== 0x0a && bytes[i] !== 0x0d) continue;
    longest = Math.max(longest, i - start);
    start = i + 1;
  }
  return Math.max(longest, bytes.length - start);
};
