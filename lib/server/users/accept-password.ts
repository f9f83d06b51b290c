import { AppError } from '../../core/errors.ts';
import { passwordFault } from '../../core/password-rules.ts';
import { hashPassword } from './password-hash.ts';

/** Checks a new password against the rules and hashes it. Throws `invalid` with the rule it breaks. */
export const acceptPassword = async (password: string, about: readonly string[]): Promise<string> => {
  const fault = passwordFault(password, about);
  if (fault) throw new AppError('invalid', fault, 'The password breaks a rule.');
  return hashPassword(password);
};
