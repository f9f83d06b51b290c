import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new temporary folder, gone when the tests of the file that asked for it are over. */
export const makeTempFolder = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), `larder-${name}-`));
  made.push(folder);
  return folder;
};
