import { hash, verify } from '@node-rs/argon2';
import { AppError } from '../../core/errors.ts';

/** OWASP's argon2id figures: 19 MiB, two passes, one lane (≈ 20–40 ms a core). The package's default algorithm is argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashes at once, so that a burst of sign-ins can take neither all threads nor the memory; the rest waits, and past the queue is refused. */
const AT_ONCE_MAX = 2;
const WAITING_MAX = 64;

let running = 0;
const waiting: (() => void)[] = [];

const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (running >= AT_ONCE_MAX) {
    if (waiting.length >= WAITING_MAX) throw new AppError('too_many', 'tooManySignIns', 'Too many sign-ins at once.', { seconds: 5 });
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
};

/** Hashes a password with argon2id; gives the PHC text to store. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, COST));

let decoy: Promise<string> | undefined;

/** True when the password fits. Without a hash (unknown or OIDC-only user) it spends the same time and gives false. */
export const verifyPassword = async (stored: string | null, password: string): Promise<boolean> => {
  decoy ??= hashPassword('a decoy nobody can sign in with');
  const against = stored ?? (await decoy);
  const fits = await inTurn(() => verify(against, password));
  return stored !== null && fits;
};
