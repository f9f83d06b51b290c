import { createLoader } from 'nuqs/server';
import { parseAsId, tableParsers } from '../data-table/table-params';

/** What the list of profiles keeps in the address: the table's state and a source. */
export const profileParsers = { ...tableParsers, source: parseAsId };

/** Reads the list's state from a page's `searchParams`. */
export const loadProfileParams = createLoader(profileParsers);
