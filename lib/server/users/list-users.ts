import type { Role } from '../../core/roles.ts';
import { type Context, requireRole } from '../context.ts';

/** A user as administrators see them. */
export interface UserRow {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly disabled: boolean;
  readonly hasOneTimePassword: boolean;
  readonly createdAt: Date;
  readonly lastSeenAt: Date | null;
}

/** All users, by name. */
export const listUsers = async (ctx: Context): Promise<readonly UserRow[]> => {
  requireRole(ctx, 'admin');
  const users = await ctx.db.user.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] });
  return users.map((user) => ({
    id: user.id,
    email: user.email,
    name: user.name,
    role: user.role,
    disabled: user.disabledAt !== null,
    hasOneTimePassword: user.oneTimePassword,
    createdAt: user.createdAt,
    lastSeenAt: user.lastSeenAt,
  }));
};
