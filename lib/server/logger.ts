import pino from 'pino';

/** The only way to write to the log. Never give it personal data: ids and counts only. Goes to stderr, so that stdout stays free for results. */
export const logger = pino(
  { level: process.env.LOG_LEVEL ?? 'info', base: null, timestamp: pino.stdTimeFunctions.isoTime },
  pino.destination(2),
);
