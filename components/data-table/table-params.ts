import { createLoader, parseAsInteger, parseAsString } from 'nuqs/server';

/** What a table keeps in the address: search text, sort (`name` or `-name` for descending), page from 1. */
export const tableParsers = {
  q: parseAsString.withDefault(''),
  sort: parseAsString.withDefault(''),
  page: parseAsInteger.withDefault(1),
};

/** Reads a table's state from a page's `searchParams`; a page whose rows come sorted and cut from the server passes it to its verb. */
export const loadTableParams = createLoader(tableParsers);

/** Splits a sort parameter into column and direction; null when it names none of `columns`. */
export const parseSort = <C extends string>(
  sort: string,
  columns: readonly C[],
): { readonly column: C; readonly descending: boolean } | null => {
  const descending = sort.startsWith('-');
  const name = descending ? sort.slice(1) : sort;
  const column = columns.find((candidate) => candidate === name);
  return column ? { column, descending } : null;
};
