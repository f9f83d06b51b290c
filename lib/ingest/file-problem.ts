/** A problem with a file, its header or its mapping: a message key under `errors.` and the values that fill it. The message says what to do. */
export interface FileProblem {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}
