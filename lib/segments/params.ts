/** Types a bound parameter may have. */
export type ParamType =
  | 'String'
  | 'Float64'
  | 'Int32'
  | 'Int64'
  | 'UInt32'
  | 'UInt64'
  | 'Array(String)'
  | 'Array(UInt32)'
  | 'Array(Float64)';

/** Collects bound parameters: `add` gives the placeholder to write into the text, never the value. */
export interface Params {
  readonly add: (type: ParamType, value: unknown) => string;
  /** A name of the query's own that no other collection gives. */
  readonly name: (suffix: string) => string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** A fresh collection; names count up from `p0`; a second collection in the same query needs another prefix. */
export const createParams = (prefix = 'p'): Params => {
  const values: Record<string, unknown> = {};
  let next = 0;
  return {
    values,
    name: (suffix) => `${prefix}_${suffix}`,
    add: (type, value) => {
      const name = `${prefix}${next++}`;
      // The engine refuses half a surrogate pair and ends a text at NUL; neither can stand in stored text.
      values[name] = clean(value);
      return `{${name}:${type}}`;
    },
  };
};

const clean = (value: unknown): unknown => {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\0', '\uFFFD');
  return Array.isArray(value) ? value.map(clean) : value;
};
