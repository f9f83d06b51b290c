import { createLoader } from 'nuqs/server';
import { parseAsText } from '../data-table/table-params';

/** What the audit log keeps in the address beside the table's own state. */
export const auditParsers = { action: parseAsText.withDefault(''), person: parseAsText.withDefault('') };

/** Reads the filters from the page's `searchParams`. */
export const loadAuditParams = createLoader(auditParsers);
