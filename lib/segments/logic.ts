/** How the conditions of a rule, by number, make up a verdict. All of no conditions is everybody, any of none is nobody. */
export type Logic =
  | { readonly kind: 'leaf'; readonly leaf: number }
  | { readonly kind: 'not'; readonly of: Logic }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Logic[] };

/** A way to write a verdict in SQL. */
export interface LogicForm {
  readonly leaf: (leaf: number) => string;
  readonly not: (sql: string) => string;
  readonly and: (parts: readonly string[]) => string;
  readonly or: (parts: readonly string[]) => string;
}

/** Writes a verdict in a form. */
export const logicSql = (logic: Logic, form: LogicForm): string => {
  switch (logic.kind) {
    case 'leaf':
      return form.leaf(logic.leaf);
    case 'not':
      return form.not(logicSql(logic.of, form));
    default:
      return form[logic.kind](logic.of.map((part) => logicSql(part, form)));
  }
};

const joined = (word: string, parts: readonly string[]): string => `(${parts.join(` ${word} `)})`;

/** A test of one row over the columns `c0`, `c1`… of the conditions. */
export const ROW_FORM: LogicForm = {
  leaf: (leaf) => `c${leaf}`,
  not: (sql) => `NOT ${sql}`,
  and: (parts) => (parts.length === 0 ? 'true' : joined('AND', parts)),
  or: (parts) => (parts.length === 0 ? 'false' : joined('OR', parts)),
};

const EVERYBODY = 'everybody';

/** A set of people over the sets `c0`, `c1`… of the conditions and that of everybody, `everybody`; all are bitmaps. */
export const SET_FORM: LogicForm = {
  leaf: (leaf) => `c${leaf}`,
  not: (sql) => `bitmapAndnot(${EVERYBODY}, ${sql})`,
  and: ([first = EVERYBODY, ...rest]) => rest.reduce((all, part) => `bitmapAnd(${all}, ${part})`, first),
  or: ([first = `bitmapXor(${EVERYBODY}, ${EVERYBODY})`, ...rest]) => rest.reduce((all, part) => `bitmapOr(${all}, ${part})`, first),
};
