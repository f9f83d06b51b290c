import { createReadStream } from 'node:fs';
import { AppError } from '../../../core/errors.ts';
import type { Dialect } from '../../../ingest/mapping.ts';

/** Bytes read at a time, unless told otherwise. */
const CHUNK_BYTES = 1 << 20;

const NUL = '\0';

/** How messages name a file. */
export interface NamedFile {
  readonly path: string;
  readonly fileName: string;
}

const decoderOf = (encoding: string): TextDecoder => {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new AppError('invalid', 'encodingUnknown', `There is no encoding ${encoding}.`, { encoding });
  }
};

/** Cuts the first `count` lines off a text that comes in pieces. */
const lineSkipper = (count: number): ((text: string) => string) => {
  let left = count;
  let lastWasCr = false;
  return (text) => {
    let at = 0;
    while (left > 0 && at < text.length) {
      const c = text[at];
      if (c === '\n' && lastWasCr) lastWasCr = false;
      else if (c === '\n' || c === '\r') {
        left -= 1;
        lastWasCr = c === '\r';
      } else lastWasCr = false;
      at += 1;
    }
    if (left === 0 && lastWasCr && text[at] === '\n') at += 1;
    if (left === 0 && at < text.length) lastWasCr = false;
    return at === 0 ? text : text.slice(at);
  };
};

/**
 * The text of a file in pieces, decoded by its dialect, without byte order mark and without the lines before its header.
 * Throws when a byte does not fit the encoding or when the file holds a zero byte.
 */
export async function* readText(
  file: NamedFile,
  dialect: Pick<Dialect, 'encoding' | 'skipLines'>,
  chunkBytes = CHUNK_BYTES,
): AsyncGenerator<string> {
  const decoder = decoderOf(dialect.encoding);
  const skip = lineSkipper(dialect.skipLines);
  const values = { name: file.fileName, encoding: dialect.encoding };
  const decode = (chunk?: Buffer): string => {
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw new AppError('invalid', 'encodingWrong', `${file.fileName} is not ${dialect.encoding}.`, values);
    }
    if (text.includes(NUL)) throw new AppError('invalid', 'fileBinary', `${file.fileName} holds zero bytes.`, values);
    return skip(text);
  };
  for await (const chunk of createReadStream(file.path, { highWaterMark: chunkBytes })) {
    const text = decode(chunk as Buffer);
    if (text) yield text;
  }
  const rest = decode();
  if (rest) yield rest;
}
