import { randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Name of the file in the data directory that holds the code. */
export const SETUP_CODE_FILE = 'setup-code';

/** No letters or digits that look alike; 16 of 32 characters are 80 bits, too many to guess. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz023456789';

const makeCode = (): string => [...randomBytes(16)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');

const folded = (code: string): Buffer => Buffer.from(code.toLowerCase().replace(/[^a-z0-9]/g, ''));

/** The code that makes the first administrator from another machine; made when missing, readable by the owner of the data only. */
export const readSetupCode = (dataDir: string): string => {
  const file = join(dataDir, SETUP_CODE_FILE);
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    try {
      writeFileSync(file, `${makeCode().replace(/(.{4})(?!$)/g, '$1-')}\n`, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return readFileSync(file, 'utf8').trim();
};

/** True when `given` is the code; case, spaces and dashes do not matter. */
export const isSetupCode = (dataDir: string, given: string): boolean => {
  const [left, right] = [folded(readSetupCode(dataDir)), folded(given)];
  return left.length > 0 && left.length === right.length && timingSafeEqual(left, right);
};

/** Removes the code once it is of no more use. */
export const dropSetupCode = (dataDir: string): void => rmSync(join(dataDir, SETUP_CODE_FILE), { force: true });
