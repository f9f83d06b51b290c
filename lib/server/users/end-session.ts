import { z } from 'zod';
import { writeAudit } from '../audit/write-audit.ts';
import { SESSION_DAYS_MAX } from '../auth/session-age.ts';
import type { Context } from '../context.ts';

const inputSchema = z.object({ sessionId: z.uuid(), userId: z.number().int().positive() });

/** A day longer than any session counts: after that its end needs no note. */
const KEPT_DAYS = SESSION_DAYS_MAX + 1;

/** Ends one session at its sign-out, so that a copy of its token opens nothing any more. The signed token names session and user. */
export const endSession = async (ctx: Context, input: z.input<typeof inputSchema>): Promise<void> => {
  const { sessionId, userId } = inputSchema.parse(input);
  const now = ctx.now();
  await ctx.db.$transaction(async (tx) => {
    const added = await tx.$executeRaw`INSERT INTO ended_session (id, ended_at) VALUES (${sessionId}::uuid, ${now}) ON CONFLICT DO NOTHING`;
    await tx.$executeRaw`DELETE FROM ended_session WHERE ended_at < ${now}::timestamptz - make_interval(days => ${KEPT_DAYS}::int)`;
    const user = await tx.user.findUnique({ where: { id: userId } });
    if (user && added > 0) await writeAudit(tx, { userId, name: user.name, role: user.role }, 'user.signOut', `user:${userId}`);
  });
};
