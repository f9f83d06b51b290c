import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeTempFolder } from './temp-folder.ts';

/** Writes a file of a test and gives its path. */
export const writeTestFile = (name: string, content: string | Uint8Array): string => {
  const path = join(makeTempFolder('import'), name);
  writeFileSync(path, content);
  return path;
};
