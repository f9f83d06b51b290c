import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Others may walk through a folder, but not look into it. */
const WALK = 0o711;
const OWNER_FOLDER = 0o700;
const OWNER_FILE = 0o600;
/** What Larder keeps in a data directory; whatever else lies there is not ours to close, and PostgreSQL closes its own folder. */
const FOLDERS = ['uploads', 'clickhouse', 'clickhouse-inserts'];
const FILES = ['auth-secret', 'postgres-password', 'postgres.path', 'instance.json', 'clickhouse.xml', 'setup-code', 'demo-sign-ins.json'];

/** From here on whatever this process and its children write is readable by their user only. First line of every program. */
export const keepFilesPrivate = (): void => {
  process.umask(0o077);
};

/** Makes a folder that other users may walk through, whatever the umask. */
export const makeWalkable = (path: string): void => {
  const first = mkdirSync(path, { recursive: true });
  if (first === undefined) return;
  for (let dir = resolve(path); ; dir = dirname(dir)) {
    chmodSync(dir, WALK);
    if (dir === resolve(first)) return;
  }
};

const close = (path: string, most: number): void => {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode;
  if (mode === undefined || (mode & 0o777 & ~most) === 0) return;
  try {
    chmodSync(path, mode & most);
  } catch (error) {
    // A folder mounted from elsewhere may belong to somebody else, who then decides.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
};

/**
 * Makes the data directory when missing, and takes the rights of others away from what lies in it. The directory itself stays open to
 * be walked through where PostgreSQL runs as another user, that is for root.
 */
export const closeDataDir = (dataDir: string, isRoot = process.getuid?.() === 0): void => {
  if (isRoot) makeWalkable(dataDir);
  else mkdirSync(dataDir, { recursive: true });
  close(dataDir, isRoot ? WALK : OWNER_FOLDER);
  for (const name of FOLDERS) close(join(dataDir, name), OWNER_FOLDER);
  for (const name of FILES) close(join(dataDir, name), OWNER_FILE);
};
