import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROLES } from '../../lib/core/roles.ts';
import type { Context } from '../../lib/server/context.ts';
import { addUser } from '../../lib/server/users/add-user.ts';

const signInsSchema = z.array(z.object({ role: z.enum(ROLES), email: z.string(), password: z.string() }));

/** A person who may sign in to the demo. */
export type SignIn = z.infer<typeof signInsSchema>[number];

const PEOPLE = { admin: 'Alex Admin', marketer: 'Maria Marketer', analyst: 'Anton Analyst' } as const;

/** One user per role with passwords made for this data directory; the same at every start. They are only made where there is no user yet. */
export const ensureSignIns = async (ctx: Context): Promise<readonly SignIn[]> => {
  const file = join(ctx.dataDir, 'demo-sign-ins.json');
  if (existsSync(file)) return signInsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  if ((await ctx.db.user.count()) > 0) return [];
  const signIns = ROLES.map((role) => ({ role, email: `${role}@demo.example`, password: randomBytes(12).toString('base64url') }));
  for (const { role, email, password } of signIns) await addUser(ctx, { role, email, password, name: PEOPLE[role] });
  writeFileSync(file, `${JSON.stringify(signIns, null, 2)}\n`, { mode: 0o600 });
  return signIns;
};
