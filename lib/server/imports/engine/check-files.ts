import { AppError } from '../../../core/errors.ts';
import type { ImportSource } from './read-batches.ts';
import { RECORD_MAX_CHARS } from './read-records.ts';
import { readText } from './read-text.ts';

/** How much a line may exceed the longest record (line ends, quotes). */
const LINE_MAX_CHARS = RECORD_MAX_CHARS * 2;

/** Reads every byte once before anything is written: encoding, zero bytes, endless lines. Throws an AppError for the first fault. */
export const checkFiles = async (files: readonly ImportSource[]): Promise<void> => {
  for (const file of files) {
    const end = file.dialect.newline === '\r' ? '\r' : '\n';
    let open = 0;
    for await (const text of readText(file, file.dialect)) {
      const last = text.lastIndexOf(end);
      open = last === -1 ? open + text.length : text.length - last;
      if (open > LINE_MAX_CHARS)
        throw new AppError('invalid', 'fileLineTooLong', `${file.fileName} has a line longer than 1 MB.`, {
          name: file.fileName,
          megabytes: 1,
        });
    }
  }
};
