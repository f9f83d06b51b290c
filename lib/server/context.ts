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

/** Gives the actor, or refuses: `unauthenticated` without one, `forbidden` without the role. First line of every verb. */
export const requireRole = (ctx: Context, needed: Role): Actor => {
  if (!ctx.actor) throw new AppError('unauthenticated', 'signInFirst', 'Sign in first.');
  if (!roleIncludes(ctx.actor.role, needed))
    throw new AppError('forbidden', 'needsRole', `This needs the role ${needed}.`, { role: needed });
  return ctx.actor;
};

/** The actor of jobs and of the command line. */
export const SYSTEM_ACTOR: Actor = { userId: null, name: 'system', role: 'admin' };
