import { resolve } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ACTIONS, type ActionEntry } from '../../e2e/routes.ts';
import { AppError } from '../../lib/core/errors.ts';
import { ROLES, type Role, roleIncludes } from '../../lib/core/roles.ts';
import type { Context } from '../../lib/server/context.ts';

type Outcome = 'refused' | 'let in' | 'not asked';
type Visitor = Role | null;

const state = vi.hoisted(() => ({ ctx: {} as unknown, outcome: 'not asked' as unknown }));

vi.mock('next/cache', () => ({ revalidatePath: () => undefined }));
vi.mock('next/headers', () => ({ cookies: async () => ({ set: () => undefined }) }));
vi.mock('@/lib/server/action/run-action', () => ({
  runAction: async (verb: (ctx: unknown) => Promise<unknown>) => {
    state.outcome = 'let in';
    try {
      return { ok: true, value: await verb(state.ctx) };
    } catch (error) {
      state.outcome = error;
      return { ok: false, error: { code: 'invalid', key: 'unexpected', values: {} } };
    }
  },
}));

/** A store that cannot be asked: whoever is refused is refused before anything is read. */
const closed = (name: string): never =>
  new Proxy({}, { get: () => expect.fail(`touched the ${name}`), apply: () => expect.fail(`touched the ${name}`) }) as never;

const contextOf = (role: Visitor): Context => ({
  db: closed('database'),
  pool: closed('database'),
  index: closed('index'),
  dataDir: '/nowhere',
  actor: role === null ? null : { userId: 1, name: role, role },
  now: () => new Date(0),
});

/** An empty list passes for an empty text, object and list alike: the role is judged before the input. */
const NOTHING: readonly never[] = [];

/** What an action is given whose role depends on whom it is about. */
const ARGUMENTS: Readonly<Record<string, readonly unknown[]>> = { signOutUserAction: [{ userId: 2 }] };

const outcomeOf = (seen: unknown): Outcome => {
  if (seen === 'not asked') return seen;
  return seen instanceof AppError && (seen.code === 'unauthenticated' || seen.code === 'forbidden') ? 'refused' : 'let in';
};

const call = async ({ file, name }: ActionEntry, role: Visitor): Promise<Outcome> => {
  state.ctx = contextOf(role);
  const actions: Record<string, (...args: readonly unknown[]) => Promise<unknown>> = await import(/* @vite-ignore */ resolve(file));
  await actions[name]?.(...(ARGUMENTS[name] ?? [NOTHING, NOTHING, NOTHING]));
  return outcomeOf(state.outcome);
};

describe('server actions', () => {
  beforeEach(() => {
    state.outcome = 'not asked';
  });

  for (const entry of ACTIONS)
    for (const role of [null, ...ROLES]) {
      const { access } = entry;
      const mayCall = access === 'open' || (role !== null && roleIncludes(role, access));
      it(`${entry.file} ${entry.name} ${mayCall ? 'lets in' : 'refuses'} ${role ?? 'a visitor'}`, async () => {
        const outcome = await call(entry, role);
        if (access === 'open') expect(outcome).not.toBe('refused');
        else expect(outcome).toBe(mayCall ? 'let in' : 'refused');
      });
    }
});
