import type pg from 'pg';
import { AppError } from '../core/errors.ts';
import { type Role, roleIncludes } from '../core/roles.ts';
import type { Index } from './clickhouse/client.ts';
import type { Db } from './db/client.ts';

/** Who asks. `userId` is null for the worker, the command line and the first set-up. */
export interface Actor {
  readonly userId: number | null;
  readonly name: string;
  readonly role: Role;
  /** Signed in with a password that an administrator made: may choose an own one and nothing else. */
  readonly passwordFirst?: boolean;
}

/** What every verb gets first: the stores, the actor and the clock. */
export interface Context {
  readonly db: Db;
  readonly pool: pg.Pool;
  readonly index: Index;
  readonly dataDir: string;
  readonly actor: Actor | null;
  readonly now: () => Date;
}

/** Gives the actor whoever it is, also before they have chosen an own password; `unauthenticated` without one. */
export const requireActor = (ctx: Context): Actor => {
  if (!ctx.actor) throw new AppError('unauthenticated', 'signInFirst', 'Sign in first.');
  return ctx.actor;
};

/**
 * Gives the actor, or refuses: `unauthenticated` without one, `forbidden` without the role and before an own password is chosen.
 * First line of every verb.
 */
export const requireRole = (ctx: Context, needed: Role): Actor => {
  const actor = requireActor(ctx);
  if (actor.passwordFirst) throw new AppError('forbidden', 'passwordFirst', 'Choose a password of your own first.');
  if (!roleIncludes(actor.role, needed)) throw new AppError('forbidden', 'needsRole', `This needs the role ${needed}.`, { role: needed });
  return actor;
};

/** The actor of jobs and of the command line. */
export const SYSTEM_ACTOR: Actor = { userId: null, name: 'system', role: 'admin' };
