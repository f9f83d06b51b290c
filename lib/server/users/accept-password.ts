import { AppError } from '../../core/errors.ts';
import { passwordFault } from '../../core/password-rules.ts';
import type { Context } from '../context.ts';
import { readSettings } from '../settings/read-settings.ts';
import { hashPassword } from './password-hash.ts';

/** Checks a new password against the rules and hashes it. Throws `invalid` with the rule it breaks. */
export const acceptPassword = async (ctx: Pick<Context, 'db'>, password: string, about: readonly string[]): Promise<string> => {
  const { organisationName } = await readSettings(ctx.db);
  const fault = passwordFault(password, about, organisationName);
  if (fault) throw new AppError('invalid', fault, 'The password breaks a rule.');
  return hashPassword(password);
};
