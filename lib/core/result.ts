/** A value that is either good or an expected problem; row-level faults travel as values, not as exceptions. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** Wraps a good value. */
export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });

/** Wraps an expected problem. */
export const err = <E>(error: E): Result<never, E> => ({ ok: false, error });
