import pino from 'pino';
import { safeError, withoutValues } from './safe-error.ts';

/** How the log is written; errors lose the values they failed on. */
export const LOG_OPTIONS = {
  level: process.env.LOG_LEVEL ?? 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: (error: unknown) => safeError(error) },
} satisfies pino.LoggerOptions;

/**
 * The only way to write to the log. Never give it personal data: ids and counts only; an error goes under `err`. Goes to stderr, so
 * that stdout stays free for results.
 */
export const logger = pino(LOG_OPTIONS, pino.destination(2));

/** Leads what frameworks print with `console.error`, whole errors with the values of database rows, through the logger. */
export const catchConsole = (): void => {
  Object.assign(console, {
    error: (...given: unknown[]) => {
      const err = given.find((item) => item instanceof Error);
      const text = given.filter((item) => typeof item === 'string').join(' ');
      logger.error(err ? { err } : {}, withoutValues(text) || 'error');
    },
  });
};
