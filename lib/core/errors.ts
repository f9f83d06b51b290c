/** The few ways in which a request can be refused; each transport maps them once (HTTP status, exit code, message). */
export const APP_ERROR_CODES = ['invalid', 'unauthenticated', 'forbidden', 'not_found', 'conflict', 'too_many', 'unavailable'] as const;
export type AppErrorCode = (typeof APP_ERROR_CODES)[number];

/** HTTP status for each code. */
export const HTTP_STATUS: Readonly<Record<AppErrorCode, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_many: 429,
  unavailable: 503,
};

/**
 * A broken request, told to the user. `key` names a message under `errors.` in `messages/*.json`,
 * `values` fills it; `message` is the plain English text for logs and the command line.
 */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(code: AppErrorCode, key: string, message: string, values: Readonly<Record<string, string | number>> = {}) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.key = key;
    this.values = values;
  }
}
