import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new temporary data directory that the user running PostgreSQL can reach. */
export const makeTempDataDir = (name: string): string => {
  const dir = mkdtempSync(join(tmpdir(), `larder-${name}-`));
  chmodSync(dir, 0o711);
  return dir;
};
