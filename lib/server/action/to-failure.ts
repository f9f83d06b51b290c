import { randomUUID } from 'node:crypto';
import { ZodError } from 'zod';
import type { Failure } from '../../core/action-result.ts';
import { AppError } from '../../core/errors.ts';
import { logger } from '../logger.ts';

/** Turns anything thrown into what the browser may know; what we did not expect is logged under an id and told as that id only. */
export const toFailure = (error: unknown): Failure => {
  if (error instanceof AppError) return { code: error.code, key: error.key, values: error.values };
  if (error instanceof ZodError) {
    const issue = error.issues[0];
    return { code: 'invalid', key: 'invalidInput', values: { field: issue?.path.join('.') || '-' } };
  }
  const id = randomUUID().slice(0, 8);
  logger.error({ err: error, id }, 'unexpected error');
  return { code: 'unexpected', key: 'unexpected', values: { id }, id };
};
