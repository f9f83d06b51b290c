/** A refusal as it travels to the browser: `key` is a message under `errors.`, `id` names the log line of an unexpected error. */
export interface Failure {
  readonly code: string;
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly id?: string;
}

/** What a server action gives back. */
export type ActionResult<T = undefined> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };
