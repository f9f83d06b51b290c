import { createLoader, createParser } from 'nuqs/server';

const INTEGER_MAX = 2_147_483_647;
const PAGE_MAX = 100_000;
const TEXT_MAX = 200;

const within = (text: string, min: number, max: number): number | null =>
  /^-?\d+$/.test(text) ? Math.min(Math.max(Number(text), min), max) : null;

/** A page from 1 as verbs take it, whatever the address says. */
export const parseAsPage = createParser({ parse: (text) => within(text, 1, PAGE_MAX), serialize: String });

/** Number of a row: what could not be one is as if it were not given. */
export const parseAsId = createParser({
  parse: (text) => (/^[1-9]\d{0,9}$/.test(text) && Number(text) <= INTEGER_MAX ? Number(text) : null),
  serialize: String,
});

/** A search or name, cut to what verbs take. */
export const parseAsText = createParser({ parse: (text) => text.slice(0, TEXT_MAX), serialize: String });

/** What a table keeps in the address: search text, sort (`name` or `-name` for descending), page from 1. */
export const tableParsers = {
  q: parseAsText.withDefault(''),
  sort: parseAsText.withDefault(''),
  page: parseAsPage.withDefault(1),
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
